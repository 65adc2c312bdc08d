import type { Incomplete } from '../finding/incomplete.ts';
import type { Severity } from '../finding/severity.ts';
import type { AdvisoryEntry, Reach, Report } from './report.ts';

/** What `wherefrom plan` answers, version 1: its field names are a promise to scripts. */
export interface Plan {
  readonly version: 1;
  readonly tool: Report['tool'];
  readonly root: string;
  /** The day that the plan is made for, `2026-11-21`. */
  readonly today: string;
  /** Sorted by folder. */
  readonly projects: readonly ProjectPlan[];
  readonly incomplete: readonly Incomplete[];
}

export interface ProjectPlan {
  readonly name: string;
  readonly folder: string;
  /** What it was worked out for: `Python 3.12 on linux`. */
  readonly target: string;
  /** In the order in which they should be done. */
  readonly changes: readonly PlannedChange[];
  /** Whether it is proved that no plan with fewer changes clears as much. */
  readonly fewest: boolean;
  /** Packages that come with the changes, and that are no longer needed after them. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly unsolved: readonly UnsolvedFlaw[];
}

/** One package gets another version. */
export interface PlannedChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly direct: boolean;
  /** What the code gets to first, then the worst; none where the change is only needed by another. */
  readonly clears: readonly PlannedFlaw[];
  /** The other changes that it needs, or that need it. */
  readonly with: readonly string[];
  /** The earliest of its flaws' dates. */
  readonly due?: string;
  readonly risks: readonly string[];
  /** What to write where; absent where the manifest already allows it. */
  readonly edits: readonly PlannedEdit[];
  /** A command that makes the change in the project's lock. */
  readonly command?: string;
}

export interface PlannedFlaw {
  readonly id: string;
  readonly severity: Severity;
  readonly reachable: AdvisoryEntry['reachable'];
  /** Absent where there is no code to look at. */
  readonly reach?: Reach;
  readonly due: string;
  readonly overdue: boolean;
}

export interface PlannedEdit {
  readonly path: string;
  /** The first of the lines that change. */
  readonly line: number;
  /** Mostly one line; without the end of the last. */
  readonly before: string;
  readonly after: string;
  /** What the edit leaves to do by hand. */
  readonly note?: string;
}

export interface UnsolvedFlaw extends PlannedFlaw {
  readonly name: string;
  readonly from: string;
  /** Sentences: the proof. Empty where nothing could be worked out, which `incomplete` then says. */
  readonly because: readonly string[];
}
