/**
 * Inspects damaged files of every format, and has the readers of CPython look at the same bytes.
 *
 *   ./wherefrom-dev bench fuzz-artifacts [--cases N] [--first N] [--seconds N]
 *
 * Case N is always the same bytes as long as tests/artifacts/formats/ is. It is a fault if the inspection throws, takes
 * longer than --seconds, needs more than half a gigabyte, or says `safe` (or that there is no artifact) where a reader
 * of the standard library calls what is dangerous or asks for a name that nobody vouches for. Faults are written to
 * .cache/bench/fuzz/. Without python3 the readers are not asked, and the bench says so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import {
  type Case,
  contradictions,
  fuzzCase,
  inspectCase,
  type Reached,
} from '../tests/artifacts/support/fuzz.ts';
import { hasPython, runPython } from '../tests/artifacts/support/python.ts';
import { seeds } from '../tests/artifacts/support/seeds.ts';
import { SCRATCH } from './support/python.ts';

const BATCH = 2_000;
/** Cases between two lines that say how far it is. */
const TOLD = 20_000;
const MOST_MEMORY = 512 * 1024 * 1024;
const FOLDER = join(SCRATCH, 'fuzz');

interface Order {
  readonly first: number;
  readonly cases: number;
  readonly seconds: number;
  /** The case that is being inspected, for whoever watches; -1 between two. */
  readonly current: Int32Array;
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : otherwise;
}

/** Starts the work beside itself, and ends it when one case takes forever. */
function watch(): void {
  const order: Order = {
    first: option('first', 0),
    cases: option('cases', 20_000),
    seconds: option('seconds', 5),
    current: new Int32Array(new SharedArrayBuffer(4)).fill(-1),
  };
  const worker = new Worker(new URL(import.meta.url), { workerData: order });
  let [before, since] = [-1, performance.now()];
  const watching = setInterval(() => {
    const now = Atomics.load(order.current, 0);
    if (now !== before) [before, since] = [now, performance.now()];
    else if (now >= 0 && performance.now() - since > 4000 * order.seconds) {
      console.error(`case ${now} does not end`);
      process.exit(1);
    }
  }, 500);
  worker.on('exit', (status) => {
    clearInterval(watching);
    process.exitCode = status;
  });
}

async function work({ first, cases, seconds, current }: Order): Promise<void> {
  const all = seeds();
  const verdicts = new Map<string, number>();
  const reachedBy = { asked: 0, dangerous: 0 };
  const started = performance.now();
  let [faults, slowest, slowestCase] = [0, 0, -1];
  const fault = ({ number, path, bytes }: Case, what: string) => {
    faults += 1;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, `${number}.bin`), bytes);
    if (faults <= 40) console.log(`case ${number} of ${path}: ${what}`);
  };
  for (let from = first; from < first + cases; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, first + cases - from) }, (_, i) =>
      fuzzCase(from + i, all),
    );
    const reached = askReaders(batch);
    for (const [i, one] of batch.entries()) {
      // What zlib's failures hold is let go of between turns only.
      if (i % 100 === 0) await setImmediate();
      Atomics.store(current, 0, one.number);
      const before = performance.now();
      const found = attempted(one, fault);
      const took = performance.now() - before;
      if (took > slowest) [slowest, slowestCase] = [took, one.number];
      if (took > seconds * 1000) fault(one, `took ${(took / 1000).toFixed(1)} s`);
      const verdict = found?.[0]?.entry.verdict ?? 'no artifact';
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      const readers = reached[i];
      if (!found || !readers) continue;
      if (readers.asked.length > 0) reachedBy.asked += 1;
      for (const what of contradictions(found, readers)) fault(one, what);
    }
    Atomics.store(current, 0, -1);
    const memory = process.memoryUsage().rss;
    if (memory > MOST_MEMORY)
      fault(batch[0] as Case, `or one of the ${BATCH} behind it needs ${memory >> 20} MB`);
    const done = from + batch.length - first;
    if (done % TOLD === 0 && done < cases) console.log(progress(done, cases, faults, slowest, started));
  }
  const taken = (performance.now() - started) / 1000;
  console.log(
    `${cases} cases from ${first}, of ${all.length} files, in ${taken.toFixed(0)} s; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
  console.log(`  slowest ${slowest.toFixed(0)} ms (case ${slowestCase})`);
  console.log(
    `  ${[...verdicts]
      .sort()
      .map(([verdict, count]) => `${verdict} ${count}`)
      .join(', ')}`,
  );
  console.log(
    hasPython
      ? `  readers of CPython asked for names in ${reachedBy.asked}`
      : '  without the readers of CPython',
  );
  console.log(`  ${faults} faults`);
  process.exitCode = faults > 0 ? 1 : 0;
}

function progress(done: number, cases: number, faults: number, slowest: number, started: number): string {
  const taken = (performance.now() - started) / 1000;
  const left = (taken / done) * (cases - done);
  return `  ${done} of ${cases} cases in ${taken.toFixed(0)} s, about ${left.toFixed(0)} s left: ${faults} faults, slowest ${slowest.toFixed(0)} ms`;
}

function askReaders(batch: readonly Case[]): Reached[] {
  if (!hasPython) return [];
  return runPython<Reached[]>(
    'reaches.py',
    batch.map(({ bytes }) => bytes.toString('base64')),
  );
}

function attempted(one: Case, fault: (one: Case, what: string) => void) {
  try {
    return inspectCase(one);
  } catch (error) {
    fault(one, error instanceof Error ? (error.stack ?? error.message) : String(error));
    return undefined;
  }
}

if (isMainThread) watch();
else await work(workerData as Order);
