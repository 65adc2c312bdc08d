import type { Finding } from '../finding/finding.ts';
import { atLeast, type Severity } from '../finding/severity.ts';
import { counted } from './words.ts';

/** What makes a run fail: `--fail-on` and `--strict`. */
export interface Thresholds {
  readonly failOn: Severity | 'never';
  readonly strict: boolean;
}

export const DEFAULT_THRESHOLDS: Thresholds = { failOn: 'medium', strict: false };

/** True of a finding that makes the run fail. */
export function failsAt(
  failOn: Thresholds['failOn'],
  { severity, suppressed }: Pick<Finding, 'severity' | 'suppressed'>,
): boolean {
  return suppressed === null && failOn !== 'never' && atLeast(severity, failOn);
}

/** How a run ends, as in the contract. */
export interface Outcome {
  readonly exitStatus: 0 | 1 | 2;
  /** Why, in words. */
  readonly reason: string;
}

/** Counts, while a report is told, what its exit status depends on. */
export class Tally {
  readonly #thresholds: Thresholds;
  #failing = 0;
  #incomplete = 0;

  constructor(thresholds: Thresholds = DEFAULT_THRESHOLDS) {
    this.#thresholds = thresholds;
  }

  finding(finding: Pick<Finding, 'severity' | 'suppressed'>): void {
    if (failsAt(this.#thresholds.failOn, finding)) this.#failing += 1;
  }

  incomplete(): void {
    this.#incomplete += 1;
  }

  /** Incomplete under `--strict` outweighs findings: what was asked could not be done. */
  outcome(): Outcome {
    const { failOn, strict } = this.#thresholds;
    if (strict && this.#incomplete > 0) {
      return {
        exitStatus: 2,
        reason: `${counted(this.#incomplete, 'place')} not looked at in full, under --strict`,
      };
    }
    if (failOn === 'never') return { exitStatus: 0, reason: 'as --fail-on never asks' };
    if (this.#failing === 0) return { exitStatus: 0, reason: `nothing at ${failOn} or above` };
    return { exitStatus: 1, reason: `${counted(this.#failing, 'finding')} at ${failOn} or above` };
  }
}
