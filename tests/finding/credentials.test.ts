import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blotted, hasCredentials, withoutCredentials } from '../../src/finding/credentials.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { lineReader } from '../../src/project/lines.ts';

describe('credentials in URLs', () => {
  test.each([
    ['https://build:s3cret@host/simple', 'https://***@host/simple', 'https://************@host/simple'],
    [
      'git+https://ghp_0123456789abcdef@host/x.git@v1',
      'git+https://***@host/x.git@v1',
      'git+https://********************@host/x.git@v1',
    ],
    [
      'a https://u:p@ss@host/x https://:x@host',
      'a https://***@host/x https://***@host',
      'a https://******@host/x https://**@host',
    ],
    ['https://u:pä😀@host', 'https://***@host', 'https://*****@host'],
  ])('%s', (text, shown, excerpt) => {
    expect(hasCredentials(text)).toBe(true);
    expect(withoutCredentials(text)).toBe(shown);
    expect(blotted(text)).toBe(excerpt);
    expect([...blotted(text)]).toHaveLength([...text].length);
  });

  test.each([
    'ssh://git@host/x.git',
    'https://host/x.git@v1',
    'https://$' + '{TOKEN}@host/simple',
    'https://$' + '{USER}:$' + '{PASSWORD}@host',
    'https://user:%PASSWORD%@host',
    'https://user:@host',
    'mail me@host // not a URL @all',
  ])('none in %s', (text) => {
    expect(hasCredentials(text)).toBe(false);
    expect(withoutCredentials(text)).toBe(text);
    expect(blotted(text)).toBe(text);
  });

  test('stay out of excerpts', () => {
    const folder = join(import.meta.dirname, '../dependencies/settings/fixtures/credentials-in-url/bad');
    const lines = lineReader(discoverFolder(folder))('requirements.txt')!.join();
    expect(lines).toContain('packages.example.org');
    expect(lines).not.toMatch(/hunter22|ghp_/);
  });
});
