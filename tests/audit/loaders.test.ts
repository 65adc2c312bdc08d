/** Which call loads which file: the calls of loaders/code.py, and files of the names that they spell out. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Report } from '../../src/report/report.ts';
import { recordedConsole } from '../support/console.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-loaders-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const PLAIN = assemble('PROTO 2\nEMPTY_LIST\nBINUNICODE "a"\nAPPEND\nSTOP');
const FILES = [
  'models/ranker.pkl',
  'models/model_1.joblib',
  'models/other.joblib',
  'models/x.pt',
  'data/ranker.pkl',
];
for (const file of FILES) {
  mkdirSync(dirname(join(top, file)), { recursive: true });
  writeFileSync(join(top, file), PLAIN);
}
mkdirSync(join(top, 'app'));
const code = join(import.meta.dirname, 'loaders', 'code.py');
copyFileSync(code, join(top, 'app', 'code.py'));

test('files are linked to the calls that load them', async () => {
  const console = recordedConsole({ folder: top });
  await runProgram(['audit', '--offline', '--format', 'json'], console);
  const { artifacts } = JSON.parse(console.stdout()) as Report;
  const lines = readFileSync(code, 'utf8').split('\n');
  const told = artifacts.map(({ path, loadedBy = [] }) =>
    [path, ...loadedBy.map(({ line }) => `  ${line}: ${lines[line - 1]?.trim()}`)].join('\n'),
  );
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('loaders/expected.txt');
});
