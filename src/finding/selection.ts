import type { Subject } from './subject.ts';

/** Which rules of all count in a run. */
export interface Selection {
  readonly asksFor: (rule: string) => boolean;
  /** Families and rules that were left out by choice, which would count otherwise. */
  readonly ignored: readonly string[];
  /** Rules that are off by default and were not asked for, by what selects them. */
  readonly off: readonly RulesOff[];
}

/** Some rules that did not run, all of one subject, and the word for `--select` that runs them. */
export interface RulesOff {
  readonly select: string;
  readonly subject: Subject;
  readonly count: number;
}
