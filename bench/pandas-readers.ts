/**
 * The machine beside the readers of pandas, release by release: the names that they replace, what pandas' unpickler does
 * with programs that ask for them, and which names `pandas.read_pickle` asks for, whatever it has to read again.
 *
 *   ./wherefrom-dev bench pandas-readers [--cases N]
 *
 * The releases come from the package index, for a Python that they were made for; one that is not on the path is said to
 * be missing. For every name they find classes that do nothing (support/pandas_reader.py). It is a fault if the names differ,
 * if the unpickler does what the machine has not told, or stops where the machine does not, and if a name is asked for that
 * the inspection does not list.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { bytesSource } from '../src/archive/source.ts';
import { printable } from '../src/artifacts/inspection/printable.ts';
import { inspectPickles } from '../src/artifacts/pickle/inspect.ts';
import { PYTHON_PICKLE } from '../src/artifacts/pickle/loaders.ts';
import { PANDAS_RELEASES, pandasNames } from '../src/artifacts/pickle/pandas.ts';
import { python3Name } from '../src/artifacts/pickle/policy/python2.ts';
import { Budget } from '../src/limits/budget.ts';
import { program } from '../tests/artifacts/support/damage.ts';
import { type Event, goesOn, seen, toldTo } from '../tests/artifacts/support/loader-events.ts';
import { record } from '../tests/artifacts/support/record.ts';
import { toolsOf } from './support/python.ts';

const SCRIPT = join(import.meta.dirname, 'support', 'pandas_reader.py');
/** The Python of a release, and what else it needs in a version of its time. */
const MADE_FOR: Readonly<Record<string, readonly [python: string, ...others: string[]]>> = {
  '0.25.3': ['python3.8', 'numpy<1.20'],
  '1.1.5': ['python3.8', 'numpy<1.20'],
  '1.5.3': ['python3.11', 'numpy<2'],
  '2.0.3': ['python3.11', 'numpy<2'],
};

interface Answer {
  readonly version: string;
  /** Module and name, and those that are asked for instead. */
  readonly renamed: readonly (readonly [string, string, string, string])[];
  readonly cases: readonly {
    readonly events: readonly Event[];
    /** Null if the unpickler got to STOP. */
    readonly error: string | null;
    /** By `read_pickle`. */
    readonly asked: readonly (readonly [string, string])[];
  }[];
}

function ask(release: string, cases: readonly Buffer[]): Answer | undefined {
  const [python, ...others] = MADE_FOR[release] ?? ['python3.11'];
  if (spawnSync(python, ['--version']).status !== 0) return undefined;
  const tools = toolsOf(python, `pandas==${release}`, ...others);
  const input = JSON.stringify(cases.map((bytes) => bytes.toString('base64')));
  const options = { input, encoding: 'utf8', maxBuffer: 1 << 29 } as const;
  const { status, stdout, stderr } = spawnSync(join(tools, 'python'), [SCRIPT], options);
  if (status !== 0) throw new Error(`${SCRIPT} failed: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as Answer;
}

/** Programs that ask for what some release replaces, and for what none does. */
function programs(count: number): Buffer[] {
  const names = [...new Set(PANDAS_RELEASES.flatMap((_, i) => [...pandasNames(i).keys()]))].map(
    (name) => name.split(' ') as [string, string],
  );
  const asking = fc
    .tuple(program, fc.constantFrom(...names), fc.constantFrom(...names))
    .map(([bytes, [module, name], [other, its]]) => {
      const text = (words: string) => `X${String.fromCharCode(words.length)}\0\0\0${words}`;
      const replaced = bytes
        .toString('latin1')
        .replaceAll('ca.b\nc.d\n', `c${module}\n${name}\n`)
        .replaceAll('cos\nsystem\n', `c${other}\n${its}\n`)
        .replaceAll('\x8c\x02os\x8c\x06system\x93', `${text(module)}${text(name)}\x93`);
      return Buffer.from(replaced, 'latin1');
    });
  return fc.sample(asking, { numRuns: count, seed: 20261123 });
}

function listed(bytes: Buffer): Set<string> {
  const found = inspectPickles(bytesSource(bytes), {
    budget: new Budget(),
    around: {},
    nested: () => undefined,
  });
  return new Set(found.globals.map(({ name }) => name));
}

/** By its own name, or by that of Python 3. */
function isListed(list: ReadonlySet<string>, module: string, name: string): boolean {
  return [[module, name] as const, python3Name(module, name)].some((words) =>
    list.has(printable(words.join('.'))),
  );
}

/** A release that has no such name stops there, and another goes on; pandas hands no buffers over, and other loaders do; old ones
 * ask arguments for their length, which the classes here do not have. */
const ELSEWHERE_NOT =
  /^ImportError: pandas\.|no \*buffers\* argument|^TypeError: object of type 'Meta' has no len/;

const at = process.argv.indexOf('--cases');
const cases = programs(at > 0 ? Number(process.argv[at + 1]) : 10_000);
const lists = cases.map(listed);
let [faults, readings, whole, asking] = [0, 0, 0, 0];
for (const [i, release] of PANDAS_RELEASES.entries()) {
  const answer = ask(release, cases);
  if (answer) compare(i, release, answer);
  else console.log(`  pandas ${release}: there is no ${MADE_FOR[release]?.[0] ?? 'python3.11'}, left out`);
}

function compare(index: number, release: string, answer: Answer): void {
  const names = pandasNames(index);
  const theirs = answer.renamed.map((words) => words.join(' '));
  const ours = [...names].map(([said, asked]) => `${said} ${asked.join(' ')}`);
  for (const line of new Set([...theirs, ...ours]))
    if (theirs.includes(line) !== ours.includes(line))
      fault(release, line, 'is replaced by one of both only');
  for (const [k, bytes] of cases.entries()) {
    const { events, error, asked } = answer.cases[k] as Answer['cases'][number];
    readings += 1;
    if (error === null) whole += 1;
    if (asked.length > 0) asking += 1;
    const what = difference(bytes, names, events, error);
    if (what) fault(release, bytes.toString('base64'), what);
    for (const [module, name] of asked)
      if (!isListed(lists[k] as Set<string>, module, name))
        fault(release, bytes.toString('base64'), `${module}.${name} is asked for and not listed`);
  }
}

function difference(
  bytes: Buffer,
  renamed: ReturnType<typeof pandasNames>,
  events: readonly Event[],
  error: string | null,
): string | undefined {
  const { events: all, run } = record(bytes, undefined, { readers: PYTHON_PICKLE, renamed });
  const [told, done] = [toldTo(PYTHON_PICKLE, all), seen(events)];
  const missed = done.findIndex((word, i) => told[i] !== word);
  if (missed >= 0) return `does ${done[missed]} where ${told[missed] ?? 'nothing'} is told`;
  const stops = run.givesUp.find(({ readers }) => readers & PYTHON_PICKLE);
  if (error === null && stops) return `does not stop at ${stops.offset}`;
  if (error !== null && !goesOn(error) && !ELSEWHERE_NOT.test(error) && (done.length < told.length || !stops))
    return `stops before ${told[done.length] ?? 'the end'}: ${error}`;
  return undefined;
}

function fault(release: string, what: string, how: string): void {
  faults += 1;
  if (faults <= 40) console.log(`  fault: pandas ${release}: ${what} ${how}`);
}

console.log(
  `${cases.length} programs, ${readings} readings, ${whole} to the end, ${asking} with names; ${faults} faults`,
);
process.exitCode = faults > 0 ? 1 : 0;
