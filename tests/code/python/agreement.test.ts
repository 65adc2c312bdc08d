import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFiles, defaultPython, type Outcome, pythonFiles } from './oracle/agreement.ts';

const python = defaultPython();
const canCompare = python?.version.startsWith('3.') === true && python.minor >= 8;
if (!canCompare) console.log('no Python from 3.8 on is on the path: trees are not compared with its');

async function differences(files: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  await compareFiles(python!, files, (outcome) => outcomes.push(outcome));
  expect(outcomes).toHaveLength(files.length);
  return outcomes.filter(({ result }) => result === 'different');
}

/** A small part of `bench/parser-agreement.ts`, which prints the figures. */
describe.skipIf(!canCompare)('our trees are those of the python3 on the path', () => {
  test('what the transcripts show of the grammar', async () => {
    const folder = join(import.meta.dirname, 'transcripts', 'grammar');
    const files = readdirSync(folder).filter((name) => name.endsWith('.py'));
    expect(await differences(files.map((name) => join(folder, name)))).toEqual([]);
  });

  test('a sample of the standard library', async () => {
    const files = pythonFiles(python!.library).filter(
      (path, i) => i % 20 === 0 && !path.endsWith('test_print.py'),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(await differences(files)).toEqual([]);
  });
});
