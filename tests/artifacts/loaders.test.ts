/**
 * The machine against CPython's two unpicklers on bytes that no pickler wrote: whatever name a loader asks for,
 * the machine has told, and told that this loader gets there; where a loader finishes, the machine says so.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { C_PICKLE, PYTHON_PICKLE } from '../../src/artifacts/pickle/loaders.ts';
import { damaged, program } from './support/damage.ts';
import { hasPython, runPython } from './support/python.ts';
import { type Recorded, record, recordFile } from './support/record.ts';

/** What happens, as python/stubs.py writes it down. */
type Event = readonly [what: 'ask', module: string, name: string] | readonly [what: string];
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

/** The machine's events in the words of the stubs; items that are stored are told one by one there. */
function toldTo(loader: number, events: readonly Recorded[]): string[] {
  const told = events.filter(({ what, loaders }) => loaders & loader && what !== 'extension').map(wordOf);
  return told.filter((word) => word !== 'store');
}

function wordOf({ what, module, name }: Recorded): string {
  if (module !== undefined) return `ask ${module} ${name}`;
  return WORDS[what] ?? 'call';
}

const WORDS: Record<string, string> = {
  BUILD: 'state',
  extend: 'store',
  add: 'store',
  __setitem__: 'store',
  persistent: 'opaque',
  buffer: 'opaque',
};

function seen({ events }: Outcome): string[] {
  return events
    .filter(([what]) => what !== 'store')
    .map(([what, ...rest]) => (what === 'ask' ? `ask ${rest.join(' ')}` : what));
}

/**
 * Errors for which the machine goes on all the same: another object would not have failed, a loader that is told
 * another encoding would not, or whoever decodes the payload finds out later.
 */
const GOES_ON = [
  /unregistered extension code/,
  /state is not a dictionary/,
  /(tuple|mapping|dictionary), not Meta|argument list must be a tuple|STACK_GLOBAL requires str/,
  /a bytes-like object is required, not 'Meta'/,
  // What is put into a bytearray.
  /byte must be in range|cannot be interpreted as an integer|bytearray indices must be integers/,
  /RecursionError|MemoryError/,
  // A number or text as the state of a plain value: pickle.py puts up with 0 and ''.
  /object has no attribute '__dict__'/,
  /UnicodeDecodeError: '(utf-8|ascii)' codec/,
  // For the opcode itself it is told to have done; behind that it is told to stop.
  /exhausted before end of frame|pickle data was truncated/,
];

function goesOn(error: string): boolean {
  return GOES_ON.some((pattern) => pattern.test(error));
}

function check(bytes: Buffer, outcomes: Outcomes, rememberedItems?: number): string[] {
  const { events, run } = record(bytes, rememberedItems);
  const faults: string[] = [];
  for (const [loader, bit] of LOADERS) {
    const outcome = outcomes[loader];
    const [told, done] = [toldTo(bit, events), seen(outcome)];
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
  const missed = seen(outcomes.c_file).findIndex((word, i) => inFile[i] !== word);
  if (missed >= 0)
    faults.push(`c_file does ${seen(outcomes.c_file)[missed]} where ${inFile[missed]} is told`);
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
