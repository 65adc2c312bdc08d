/** Settings and ignore files that a project has put there to harm its auditor. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/project/configuration.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { neverEnds } from '../../src/project/regular.ts';

let top = '';
let root = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'wherefrom-hostile-settings-'));
  root = join(top, 'project');
  mkdirSync(root);
  writeFileSync(join(root, 'app.py'), '');
});
afterEach(() => rmSync(top, { recursive: true }));

function pipe(path: string): void {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
}

/** What may stand in place of a file, and what is said of it as settings. */
const STRANGE: readonly [string, (path: string) => void, string][] = [
  ['a pipe', pipe, 'it is not a regular file'],
  ['a folder', (path) => mkdirSync(path), 'it is not a regular file'],
  ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'it is a link that leaves the project'],
  [
    'a link out of the project',
    (path) => {
      writeFileSync(join(top, 'secret.toml'), 'strict = true\n');
      symlinkSync('../secret.toml', path);
    },
    'it is a link that leaves the project',
  ],
  ['a link to itself', (path) => symlinkSync('wherefrom.toml', path), 'symbolic link'],
  [
    'a file of a gigabyte',
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, 2 ** 30);
    },
    'it is larger than 16777216 bytes',
  ],
];

describe('settings', () => {
  test.each(STRANGE)('that are %s are refused', async (_, make, message) => {
    make(join(root, 'wherefrom.toml'));
    await expect(readConfiguration(root)).rejects.toMatchObject({
      exitStatus: 2,
      message: expect.stringContaining(message),
      nextStep: expect.stringContaining('--isolated'),
    });
  });

  test('that are a link inside of the project are read', async () => {
    mkdirSync(join(root, 'shared'));
    writeFileSync(join(root, 'shared', 'audit.toml'), 'strict = true\n');
    symlinkSync('shared/audit.toml', join(root, 'wherefrom.toml'));
    expect(await readConfiguration(root)).toEqual({ strict: true, from: 'wherefrom.toml' });
  });

  test('that are a link to nothing are none', async () => {
    symlinkSync('nowhere', join(root, 'wherefrom.toml'));
    expect(await readConfiguration(root)).toEqual({});
  });
});

describe('an ignore file', () => {
  test.each(STRANGE)('that is %s ignores nothing', (_, make) => {
    make(join(root, '.gitignore'));
    expect(discoverFolder(root).files.map(({ path }) => path)).toContain('app.py');
  });
});

test('a pipe and a device never end, a file and a folder do', () => {
  pipe(join(root, 'pipe'));
  const paths = [join(root, 'pipe'), '/dev/zero', join(root, 'app.py'), root, join(root, 'none')];
  expect(paths.map(neverEnds)).toEqual([true, true, false, false, false]);
});
