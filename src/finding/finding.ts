import type { Applicability, PlacedEdit } from './fix.ts';
import { compareLocations, compareText, type Location } from './location.ts';
import type { Origin } from './origin.ts';
import { type Confidence, compareSeverity, type Severity } from './severity.ts';

/** One step of the path that data takes, from where it enters to where it does harm. */
export interface FlowStep {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly note: string;
}

/** The nearest place where the outside world starts this code. */
export interface Entry {
  readonly kind: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

export interface Suppression {
  readonly kind: 'inline' | 'baseline' | 'policy';
  readonly reason: string;
  /** ISO date. */
  readonly until?: string;
}

/** A further origin of the same data, less exposed than the finding's own. */
export interface OtherOrigin {
  readonly origin: Origin;
  readonly flow: readonly FlowStep[];
}

export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  /** Findings in code only. */
  readonly origin?: Origin;
  readonly location: Location;
  readonly flow: readonly FlowStep[];
  readonly otherOrigins?: readonly OtherOrigin[];
  readonly entry?: Entry;
  /** One sentence: what to do at this place. */
  readonly remedy: string;
  /** An edit that mends it, where that was asked for and tried. */
  readonly fix?: FindingFix;
  /** Sentences about the finding itself: a comment that would hide it and does not, where its file lies. */
  readonly notes?: readonly string[];
  /** The known flaw that it is about: the release that has it, and all names of the flaw, the report's own first. */
  readonly flaw?: { readonly purl: string; readonly ids: readonly string[] };
  /** Survives moved lines; see fingerprint.ts. */
  readonly fingerprint: string;
  readonly suppressed: Suppression | null;
}

/** A fix as a report tells of it; its edits may be in other files, too. */
export interface FindingFix {
  /** Its page in `docs/fixes/`. */
  readonly repair: string;
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly PlacedEdit[];
}

/** The order of every report: worst first, then by place. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    compareLocations(a.location, b.location) ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}
