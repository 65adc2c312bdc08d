/** What findings are silent, and why: comments beside them, then statements of others, then a baseline, then where they lie. */
import type { Finding } from '../finding/finding.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { type Subject, subjectOf } from '../finding/subject.ts';
import { type Baseline, silenceByBaseline } from './baseline.ts';
import type { Comment } from './comment.ts';
import { silenceByComment, type UnusedComment } from './comments.ts';
import { type Aside, putAside } from './policy.ts';
import { type Clearance, silenceByVex } from './vex.ts';

export interface SuppressionOptions {
  /** ISO date, which decides what has expired. */
  readonly today: string;
  readonly baseline: Baseline | undefined;
  /** What others have cleared. */
  readonly clearances?: readonly Clearance[];
  /** Kinds of code that count although they would be put aside. */
  readonly included: ReadonlySet<Aside>;
}

export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly incomplete: readonly Incomplete[];
  readonly unused: readonly UnusedComment[];
  /** How many entries of the baseline no longer occur. */
  readonly gone: number;
}

/** `answered` are the subjects whose findings are complete; of others nobody can say that a comment is unused. */
export function suppress(
  findings: readonly Finding[],
  comments: readonly Comment[],
  { today, baseline, clearances = [], included }: SuppressionOptions,
  answered: ReadonlySet<Subject>,
): Suppressed {
  const commented = silenceByComment(findings, comments, today);
  const baselined = silenceByBaseline(silenceByVex(commented.findings, clearances), baseline ?? [], answered);
  return {
    findings: putAside(baselined.findings, included),
    incomplete: commented.incomplete,
    unused: commented.unused.filter(({ rules }) => rules.every((rule) => answered.has(subjectOf({ rule })))),
    gone: baselined.gone,
  };
}
