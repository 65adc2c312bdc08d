/** Every example of a command's help, done as it stands there: it is taken, and not answered with an error. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/registry.generated.ts';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const FORMATS = join(REPOSITORY, 'tests', 'artifacts', 'formats');
const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-help-')));
const folder = join(top, 'project');
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** What the examples name. */
const FILES = {
  'model.pkl': join(REPOSITORY, 'examples/inherited/models/ranker-safe.pkl'),
  'state.pkl': join(REPOSITORY, 'examples/inherited/models/ranker-safe.pkl'),
  'model.pt': join(FORMATS, 'torch-zip/state.pt'),
  'checkpoint.pt': join(FORMATS, 'torch-zip/state.pt'),
  'arrays.joblib': join(FORMATS, 'joblib/arrays.joblib'),
  'forest.joblib': join(FORMATS, 'joblib/arrays.joblib'),
  'all.zip': join(REPOSITORY, 'examples/advisories/pypi-2024-10-10.jsonl'),
  src: join(REPOSITORY, 'examples/inherited/shop'),
  'services/shop': join(REPOSITORY, 'examples/inherited'),
  'services/advisories': join(REPOSITORY, 'examples/advisories'),
  '../advisories': join(REPOSITORY, 'examples/advisories'),
  'services/api': join(REPOSITORY, 'examples/inherited'),
};

/** Those that need more than a folder, each with what. */
const NOT_DONE: Readonly<Record<string, string>> = {
  'advisories update': 'the network',
  'advisories status --format json': 'a store',
  plan: 'the package index',
  'plan --severity high': 'the package index',
  'plan --clear CVE-2024-35195,PYSEC-2024-60': 'the package index',
  'plan --format patch': 'the package index',
  'convert arrays.joblib --to npy --select coef_ --output coef.npy': 'a file with that array',
  'inspect https://models.example/checkpoint.pt': 'the network',
  watch: 'goes on until it is ended',
  'watch --fail-on high src': 'goes on until it is ended',
  'watch --format json': 'goes on until it is ended',
  'fix --interactive --unsafe src': 'somebody who answers',
  'exposure --environment /srv/app/.venv': 'a folder of a machine',
};

/** With a call in line 12, column 20. */
const VIEWS = `${'\n'.repeat(11)}settings = dict(  eval("{}"))\n`;

beforeAll(() => {
  cpSync(join(REPOSITORY, 'examples/inherited'), folder, { recursive: true });
  for (const [name, from] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    cpSync(from, join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'shop/views.py'), VIEWS);
  const settings = readFileSync(join(folder, 'wherefrom.toml'), 'utf8');
  writeFileSync(join(folder, 'wherefrom.toml'), `offline = true\n${settings}`);
});

/** Up to what explains it, and up to what its output is given to. */
const examples = (commands as readonly Command[]).flatMap(({ help }) =>
  [...(help ?? '').matchAll(/^ {2}wherefrom (.+)$/gm)].map(
    ([, line = '']) => line.split(/ {2,}| \| /)[0] as string,
  ),
);

test.each(examples.filter((line) => !(line in NOT_DONE)))('%s', async (line) => {
  const console = recordedConsole({ folder, environment: { LANG: 'C.UTF-8', HOME: join(top, 'home') } });
  const status = await runProgram(line.replaceAll("'", '').split(' '), console);
  expect([0, 1], console.stderr()).toContain(status);
});
