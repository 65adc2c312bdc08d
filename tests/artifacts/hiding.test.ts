/**
 * Ways to hide, a folder for each class of them, as pickles written by hand (scripts/pickle-assembly.ts). The first line
 * of each says which verdict it must get and why; `expected.txt` says what is found. Archives have tests of their own
 * (formats/zip, hostile.test.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { inspected, transcript } from './support/inspected.ts';

const FOLDER = join(import.meta.dirname, 'hiding');

describe.each(readdirSync(FOLDER))('%s', (folder) => {
  const files = readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.asm'))
    .sort();
  const cases = files.map((name) => {
    const text = readFileSync(join(FOLDER, folder, name), 'utf8');
    const [, verdict = ''] = /^# (\w+): ./.exec(text) ?? [];
    return { name: name.slice(0, -4), verdict, found: inspected(assemble(text), name.slice(0, -4)) };
  });

  test.each(cases)('$name is $verdict', ({ verdict, found }) => {
    expect(found[0]?.entry.verdict).toBe(verdict);
  });

  test('is explained', async () => {
    const text = cases.map(({ name, found }) => transcript(found) || `${name}: no artifact`).join('\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(join(FOLDER, folder, 'expected.txt'));
  });
});
