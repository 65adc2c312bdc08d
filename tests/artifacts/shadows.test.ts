/** Modules that lie beside an artifact and are imported instead of the libraries that are vouched for. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { auditArtifacts } from '../../src/artifacts/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { inspected } from './support/inspected.ts';
import { zip } from './support/zip.ts';

const NAMES = assemble('PROTO 4\nGLOBAL collections OrderedDict\nEMPTY_TUPLE\nREDUCE\nSTOP\n');
let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'shadows-'));
});
afterAll(() => rmSync(top, { recursive: true }));

const beside = [
  ['collections.py', 'suspicious'],
  ['collections.pyc', 'suspicious'],
  ['collections.so', 'suspicious'],
  ['collections.abi3.so', 'suspicious'],
  ['collections.cpython-313-x86_64-linux-gnu.so', 'suspicious'],
  ['collections.cp313-win_amd64.pyd', 'suspicious'],
  ['collections/__init__.py', 'suspicious'],
  ['collections/__init__.pyc', 'suspicious'],
  ['collections/other.py', 'safe'],
  ['collections.txt', 'safe'],
  ['collections.extra.py', 'safe'],
  ['my_collections.py', 'safe'],
  ['below/collections.py', 'safe'],
] as const;

test.each(beside)('%s beside it: %s', async (path, verdict) => {
  const folder = mkdtempSync(join(top, 'case-'));
  if (path.includes('/')) mkdirSync(join(folder, path.split('/')[0] as string));
  writeFileSync(join(folder, path), 'x = 1');
  writeFileSync(join(folder, 'x.pkl'), NAMES);
  const { artifacts } = await auditArtifacts(discoverFolder(folder));
  expect(artifacts.find(({ path: at }) => at === 'x.pkl')?.verdict).toBe(verdict);
});

test.each(beside)('%s beside it in an archive: %s', (path, verdict) => {
  const archive = zip([
    { name: 'models/x.pkl', data: NAMES },
    { name: `models/${path}`, data: Buffer.from('x = 1') },
  ]);
  const found = inspected(archive, 'x.zip').find(({ entry }) => entry.path.endsWith('x.pkl'));
  expect(found?.entry.verdict).toBe(verdict);
});

test.each(['./', ''])('names that begin with %j lie in the same folder', (start) => {
  const archive = zip([
    { name: `${start}x.pkl`, data: NAMES },
    { name: './collections/__init__.py', data: Buffer.from('x = 1') },
  ]);
  expect(inspected(archive, 'x.zip').map(({ entry }) => entry.verdict)).toContain('suspicious');
});

test('a module at the top of an archive is not beside a file below it', () => {
  const archive = zip([
    { name: 'models/x.pkl', data: NAMES },
    { name: 'collections.py', data: Buffer.from('x = 1') },
  ]);
  expect(inspected(archive, 'x.zip').map(({ entry }) => entry.verdict)).toEqual(['safe', 'safe']);
});
