/** Files beside the code are as good as the code, if they came with it: audits in one folder that go on from one another. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import type { Report } from '../../src/report/report.ts';
import { recordedConsole } from '../support/console.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-beside-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const CODE = `
import os, pickle, sys
HERE = os.path.dirname(os.path.abspath(__file__))

def named():
    with open(os.path.join(HERE, "ranker.pkl"), "rb") as file:
        return pickle.load(file)

def all_of():
    for name in os.listdir(HERE):
        with open(os.path.join(HERE, name), "rb") as file:
            yield pickle.load(file)
`;
mkdirSync(join(top, 'models'));
writeFileSync(join(top, 'models', 'load.py'), CODE);
writeFileSync(join(top, 'models', 'other.pkl'), 'not looked at');

/** By line. */
async function audited(): Promise<string[]> {
  const console = recordedConsole({ folder: top });
  const words = ['--only', 'code', '--offline', '--cache-dir', join(top, '.kept'), '--format', 'json'];
  await runProgram(['audit', ...words], console);
  const { inventory } = JSON.parse(console.stdout()) as Report;
  return inventory.map(({ line, origin, verdict, reason }) => `${line} ${verdict} ${origin}: ${reason}`);
}

test('a file that the project does not have is one like any other, until it has it', async () => {
  const whole = '12 safe constant: a file that lies beside the code';
  const absent = '7 finding file: a file beside the code, which the project does not have';
  expect(await audited()).toEqual([absent, whole]);
  expect(await audited()).toEqual([absent, whole]);
  writeFileSync(join(top, 'models', 'ranker.pkl'), 'not looked at');
  expect(await audited()).toEqual(['7 safe constant: a file that lies beside the code', whole]);
  rmSync(join(top, 'models', 'ranker.pkl'));
  expect(await audited()).toEqual([absent, whole]);
});
