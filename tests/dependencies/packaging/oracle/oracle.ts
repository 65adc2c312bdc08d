/** Asks PyPI's `packaging`, and compares. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askPython, type Oracle, pythonPackage, runPython } from '../../../support/python.ts';
import { answer, type Case, ENVIRONMENTS } from './answer.ts';
import type { Cases } from './cases.ts';

const SCRIPT = join(import.meta.dirname, 'oracle.py');

/** The folder of the oracle, or why there is none on this machine. */
export const findOracle = (): Oracle => pythonPackage('packaging==26.3');

/** The oracle's answers, in the order of the cases, by one process. */
export function askOracle(folder: string, cases: readonly Case[]): unknown[] {
  return askPython(SCRIPT, [folder], [['environments', ENVIRONMENTS], ...cases]);
}

/** Nanoseconds per operation, by name. */
export type Timings = Readonly<Record<string, number>>;

export function timeOracle(folder: string, samples: unknown): Timings {
  const scratch = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    writeFileSync(join(scratch, 'samples'), JSON.stringify(samples));
    return JSON.parse(runPython(SCRIPT, folder, '--time', join(scratch, 'samples')));
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
