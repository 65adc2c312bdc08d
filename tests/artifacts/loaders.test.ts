/**
 * The machine against CPython's two unpicklers on bytes that no pickler wrote: whatever name a loader asks for,
 * the machine has told, and told that this loader gets there; where a loader finishes, the machine says so.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { C_PICKLE, PYTHON_PICKLE } from '../../src/artifacts/pickle/loaders.ts';
import { damaged, program } from './support/damage.ts';
import { type Event, goesOn, seen, toldTo } from './support/loader-events.ts';
import { hasPython, runPython } from './support/python.ts';
import { record, recordFile } from './support/record.ts';

interface Outcome {
  readonly events: readonly Event[];
  /** Undefined if the loader got to STOP. */
  readonly error: string | null;
  /** Where the file stood afterwards. */
  readonly end: number;
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
    const outcome = outcomes[loader];
    const [told, done] = [toldTo(bit, events), seen(outcome.events)];
    const missed = done.findIndex((word, i) => told[i] !== word);
    if (missed >= 0) faults.push(`${loader} does ${done[missed]} where ${told[missed] ?? 'nothing'} is told`);
    const stopsAt = run.givesUp.find(({ readers }) => readers & bit);
    if (outcome.error === null && stopsAt) faults.push(`${loader} does not stop at ${stopsAt.offset}`);
    if (outcome.error !== null && !goesOn(outcome.error) && (done.length < told.length || !stopsAt))
      faults.push(`${loader} stops before ${told[done.length] ?? 'the end'}: ${outcome.error}`);
    // The C pickle goes on behind STOP if it can look ahead without moving the file, pickle.py behind the frame.
    const end = bit === PYTHON_PICKLE ? (run.restOfFrame ?? run.end) : run.end;
    if (outcome.error === null && outcome.end !== end)
      faults.push(`${loader} ends at ${outcome.end} and not at ${end}`);
  }
  const inFile = toldTo(C_PICKLE, recordFile(bytes));
  const missed = seen(outcomes.c_file.events).findIndex((word, i) => inFile[i] !== word);
  if (missed >= 0)
    faults.push(`c_file does ${seen(outcomes.c_file.events)[missed]} where ${inFile[missed]} is told`);
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
    const asking = outcomes.filter(({ c }) => c.events.length > 0).length;
    expect(asking, 'enough of the cases ask for something').toBeGreaterThan(RUNS / 20);
  });
});
