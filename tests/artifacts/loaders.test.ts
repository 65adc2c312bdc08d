/**
 * The machine against CPython's two unpicklers on bytes that no pickler wrote: whatever name a loader asks for,
 * the machine has told, and told that this loader gets there; where a loader finishes, the machine says so.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { C_PICKLE, PYTHON_PICKLE } from '../../src/artifacts/pickle/loaders.ts';
import { damaged, program } from './support/damage.ts';
import { hasPython, runPython } from './support/python.ts';
import { record, recordFile } from './support/record.ts';

interface Outcome {
  readonly asked: readonly (readonly [string, string])[];
  readonly error: string | null;
}
type Outcomes = Readonly<Record<'c' | 'c_file' | 'python', Outcome>>;

const RUNS = process.env.WHEREFROM_EXHAUSTIVE ? 200_000 : 6_000;
const LOADERS = [
  ['c', C_PICKLE],
  ['python', PYTHON_PICKLE],
] as const;

function check(bytes: Buffer, outcomes: Outcomes, rememberedItems?: number): string[] {
  const { events, run } = record(bytes, rememberedItems);
  const faults: string[] = [];
  for (const [loader, bit] of LOADERS) {
    const { asked, error } = outcomes[loader];
    const told = events.filter(({ module, loaders }) => module !== undefined && loaders & bit);
    for (const [i, [module, name]] of asked.entries()) {
      if (told[i]?.module !== module || told[i]?.name !== name)
        faults.push(`${loader} asks for ${module}.${name}`);
    }
    if (error === null && !(run.finishes & bit)) faults.push(`${loader} finishes`);
  }
  const inFile = recordFile(bytes).filter(
    ({ module, loaders }) => module !== undefined && loaders & C_PICKLE,
  );
  for (const [i, [module, name]] of outcomes.c_file.asked.entries()) {
    if (inFile[i]?.module !== module || inFile[i]?.name !== name)
      faults.push(`c_file asks for ${module}.${name}`);
  }
  return faults.map((fault) => `${bytes.toString('base64')} ${fault}; ${JSON.stringify(run.givesUp)}`);
}

function inBatches(cases: readonly Buffer[]): Outcomes[] {
  const size = 5_000;
  const batches = Array.from({ length: Math.ceil(cases.length / size) }, (_, i) =>
    cases.slice(i * size, (i + 1) * size),
  );
  return batches.flatMap((batch) =>
    runPython<Outcomes[]>(
      'loads.py',
      batch.map((bytes) => bytes.toString('base64')),
      process.env.WHEREFROM_PYTHON,
    ),
  );
}

describe.skipIf(!hasPython)('no name that a loader asks for is missed', () => {
  const good = hasPython
    ? runPython<{ data: string; operations: [string, number][] }[]>('corpus.py', null)
        .filter(({ operations }) => operations.some(([opcode]) => opcode.endsWith('GLOBAL')))
        .map(({ data }) => Buffer.from(data, 'base64'))
        .filter((bytes) => bytes.length < 1000)
    : [];

  test.each([
    ['damaged pickles', () => damaged(good)],
    ['programs', () => program],
  ])('%s', (_, arbitrary) => {
    const cases = fc.sample(arbitrary(), { numRuns: RUNS / 2, seed: 20261121 });
    const outcomes = inBatches(cases);
    const faults = cases.flatMap((bytes, i) => [
      ...check(bytes, outcomes[i] as Outcomes),
      ...check(bytes, outcomes[i] as Outcomes, 0),
    ]);
    expect(faults).toEqual([]);
    const asking = outcomes.filter(({ c }) => c.asked.length > 0).length;
    expect(asking, 'enough of the cases ask for something').toBeGreaterThan(RUNS / 20);
  });
});
