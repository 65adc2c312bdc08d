import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { auditCode } from '../../../src/code/audit.ts';
import { type Runs, runsInMemory } from '../../../src/code/keeping/runs.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import { SILENT } from '../../../src/project/progress.ts';
import { environmentFor } from '../../support/environment.ts';
import { FIXTURES } from '../../support/fixtures.ts';

const top = mkdtempSync(join(tmpdir(), 'wherefrom-unread-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** How many files are read for an audit that goes on from the one before, and the rules that it finds broken. */
async function readFor(folder: string, runs: Runs) {
  let read = 0;
  const part = <T>(what: string, work: () => T) => {
    if (what === 'read') read += 1;
    return work();
  };
  const keep = { runs, version: 'of this test' };
  const progress = { ...SILENT, part };
  const { findings } = await auditCode(discoverFolder(folder), environmentFor({}), progress, { keep });
  return { read, rules: new Set(findings.map(({ rule }) => rule)) };
}

test('files that lie on disk as they were are not read again', async () => {
  const runs = runsInMemory();
  const folder = join(FIXTURES, 'idioms/closures');
  const first = await readFor(folder, runs);
  expect(first.read).toBeGreaterThan(0);
  expect(await readFor(folder, runs)).toEqual({ ...first, read: 0 });
});

test('a file of the same size and time is read if it was written since', async () => {
  const runs = runsInMemory();
  const file = join(top, 'app.py');
  const textOf = (name: string) =>
    `import pickle\nfrom flask import request\n\n\ndef read():\n    return pickle.${name}(request.data)\n`;
  writeFileSync(file, textOf('loads'));
  const { atime, mtime } = statSync(file);
  const first = await readFor(top, runs);
  writeFileSync(file, textOf('dumps'));
  utimesSync(file, atime, mtime);
  const second = await readFor(top, runs);
  expect([first.read, second.read]).toEqual([1, 1]);
  expect(first.rules).toContain('deserialization/pickle');
  expect(second.rules).not.toContain('deserialization/pickle');
});
