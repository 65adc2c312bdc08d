/** Asks PyPI's `packaging`. It is installed once into `.cache`, pinned, by the machine's own Python. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, type Case, ENVIRONMENTS } from './answer.ts';
import type { Cases } from './cases.ts';

const PINNED = 'packaging==26.3';
const CACHE = join(import.meta.dirname, '../../../../.cache/oracles');
const FOLDER = join(CACHE, PINNED.replace('==', '-'));
const SCRIPT = join(import.meta.dirname, 'oracle.py');

/** The folder of the oracle, or why there is none on this machine. */
export function findOracle(): { readonly folder: string } | { readonly missing: string } {
  if (existsSync(FOLDER)) return { folder: FOLDER };
  mkdirSync(CACHE, { recursive: true });
  const scratch = mkdtempSync(`${FOLDER}.`);
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--target',
    scratch,
    PINNED,
  ];
  const { status, error, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  if (status === 0 && !existsSync(FOLDER)) renameSync(scratch, FOLDER);
  else rmSync(scratch, { recursive: true });
  if (status === 0) return { folder: FOLDER };
  return { missing: error ? 'python3 cannot be started' : `pip cannot install ${PINNED}: ${stderr.trim()}` };
}

function python(...args: string[]): string {
  const { status, error, stdout, stderr } = spawnSync('python3', [SCRIPT, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw error ?? new Error(stderr);
  return stdout;
}

/** The oracle's answers, in the order of the cases, by one process. */
export function askOracle(folder: string, cases: readonly Case[]): unknown[] {
  const scratch = mkdtempSync(join(CACHE, 'run.'));
  try {
    const [question, reply] = [join(scratch, 'cases'), join(scratch, 'answers')];
    const lines = [['environments', ENVIRONMENTS], ...cases].map((line) => JSON.stringify(line));
    writeFileSync(question, `${lines.join('\n')}\n`);
    python(folder, question, reply);
    const answers = readFileSync(reply, 'utf8').trimEnd().split('\n');
    return answers.map((line) => JSON.parse(line));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Nanoseconds per operation, by name. */
export type Timings = Readonly<Record<string, number>>;

export function timeOracle(folder: string, samples: unknown): Timings {
  const scratch = mkdtempSync(join(CACHE, 'run.'));
  try {
    writeFileSync(join(scratch, 'samples'), JSON.stringify(samples));
    return JSON.parse(python(folder, '--time', join(scratch, 'samples')));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

export interface Comparison {
  /** What the cases try. */
  readonly name: string;
  readonly total: number;
  /** Cases that are valid according to the oracle. */
  readonly valid: number;
  /** The oracle itself failed: there is nothing to agree with. */
  readonly crashed: readonly { readonly given: Case; readonly reason: string }[];
  readonly disagreements: readonly {
    readonly given: Case;
    readonly ours: unknown;
    readonly theirs: unknown;
  }[];
}

/** Compares our answers with the oracle's, class by class. */
export function compareWithOracle(folder: string, cases: Cases): Comparison[] {
  const theirs = askOracle(folder, [...cases.values()].flat());
  let at = 0;
  return [...cases].map(([name, list]) => {
    const answers = list.map((given) => ({ given, ours: answer(given), theirs: theirs[at++] }));
    const crashed = answers.flatMap(({ given, theirs }) => {
      const reason = (theirs as { crash?: string } | null)?.crash;
      return reason === undefined ? [] : { given, reason };
    });
    return {
      name,
      total: list.length,
      valid: answers.filter(({ theirs }) => theirs !== null).length - crashed.length,
      crashed,
      disagreements: answers.filter(
        ({ ours, theirs }) =>
          (theirs as { crash?: string } | null)?.crash === undefined &&
          JSON.stringify(ours) !== JSON.stringify(theirs),
      ),
    };
  });
}
