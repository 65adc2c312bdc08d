import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { settingsFrom } from '../../src/cli/settings.ts';
import { recordedConsole } from '../support/console.ts';

const top = mkdtempSync(join(tmpdir(), 'wherefrom-settings-'));
const root = join(top, 'project');
mkdirSync(join(root, 'reports'), { recursive: true });
symlinkSync(top, join(root, 'away'));
symlinkSync(join(top, 'nothing-there'), join(root, 'dangling.json'));
afterAll(() => rmSync(top, { recursive: true }));

const outputOf = (output: string) => settingsFrom({}, { output }, recordedConsole(), root).output;

describe('what a project sets as its output', () => {
  test.each(['report.json', 'reports/new/report.json'])('%s stays in it', (path) =>
    expect(outputOf(path)).toBe(join(root, path)),
  );
  test.each([
    '../report.json',
    '/etc/report.json',
    '.',
    'away/report.json',
    'dangling.json',
    'reports/../../x',
  ])('%s is refused', (path) =>
    expect(() => outputOf(path)).toThrow(expect.objectContaining({ exitStatus: 2 })),
  );
  test('the command line may write anywhere', () => {
    const settings = settingsFrom({ output: '/tmp/x.json' }, {}, recordedConsole(), root);
    expect(settings.output).toBe('/tmp/x.json');
  });
});

describe('where a project says its advisories are', () => {
  const placeOf = (advisories: string) =>
    settingsFrom({}, { advisories }, recordedConsole(), root).advisories;
  test('a file is looked for from the project', () => expect(placeOf('osv.zip')).toBe(join(root, 'osv.zip')));
  test.each(['https://example.org/all.zip', 'HTTP://169.254.169.254/', 'file:///etc/passwd'])(
    '%s is refused',
    (address) => expect(() => placeOf(address)).toThrow(expect.objectContaining({ exitStatus: 2 })),
  );
  test('the command line may name an address', () => {
    const place = 'https://example.org/all.zip';
    const settings = settingsFrom({ advisories: place }, { advisories: 'osv.zip' }, recordedConsole(), root);
    expect(settings.advisories).toBe(place);
  });
});

test.each(['advisories', 'epss', 'kev'])('a device that a project sets as %s is refused', (name) =>
  expect(() => settingsFrom({}, { [name]: '/dev/zero' }, recordedConsole(), root)).toThrow(
    `the project's setting ${name} is a pipe or a device`,
  ),
);

describe('what a project sets as its baseline', () => {
  const baselineOf = (baseline: string) => settingsFrom({}, { baseline }, recordedConsole(), root).baseline;
  test('lies in it', () => expect(baselineOf('reports/b.json')).toBe(join(root, 'reports', 'b.json')));
  test.each(['../b.json', '/etc/passwd', 'away/b.json'])('%s is refused', (path) =>
    expect(() => baselineOf(path)).toThrow(expect.objectContaining({ exitStatus: 2 })),
  );
  test('the command line comes first', () => {
    const settings = settingsFrom(
      { baseline: '/tmp/b.json' },
      { baseline: 'b.json' },
      recordedConsole(),
      root,
    );
    expect(settings.baseline).toBe('/tmp/b.json');
  });
});

describe('where audits of code are kept', () => {
  const placeOf = (options: Record<string, unknown>, configuration: Parameters<typeof settingsFrom>[1]) =>
    settingsFrom(
      options,
      configuration,
      recordedConsole({ environment: { XDG_CACHE_HOME: '/caches' } }),
      root,
    ).codeCacheDir;
  test('with all that is cached', () => expect(placeOf({}, {})).toBe('/caches/wherefrom'));
  test('not where the project says: it could put there what it wants to be found', () =>
    expect(placeOf({}, { 'cache-dir': 'kept' })).toBe('/caches/wherefrom'));
  test('where the command line says', () =>
    expect(placeOf({ cacheDir: '/elsewhere' }, {})).toBe('/elsewhere'));
  test('nowhere, if nothing is to be kept', () => {
    expect(placeOf({ cache: false }, {})).toBeUndefined();
    expect(placeOf({}, { cache: false })).toBeUndefined();
  });
});
