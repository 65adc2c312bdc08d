import type { Incomplete } from './incomplete.ts';
import type { Location } from './location.ts';

/**
 * How far a fix can be trusted. `safe`: every value that the project itself can write or send, and every plain
 * document, gives the same value, types and family of errors; only what the finding is about is refused. `unsafe`:
 * right if the sentences in `unless` do not apply. `suggestion`: a sketch that is never written.
 */
export const APPLICABILITIES = ['safe', 'unsafe', 'suggestion'] as const;
export type Applicability = (typeof APPLICABILITIES)[number];

/** Why no edit is offered for a finding. */
export const REFUSALS = [
  /** Something that is written is not of a type that the other format keeps. */
  'payload-unknown',
  /** Nobody in the project writes what is read, or reads what is written. */
  'other-side-unknown',
  /** Bytes written before the change could not be read after it. */
  'stored-data',
  /** One object is referred to twice, and would come back as two. */
  'identity',
  /** Nothing else does the same. */
  'no-equivalent',
  /** A version that the project allows does not know what would be written. */
  'version-floor',
  /** A name that the edit needs means something else there. */
  'name-taken',
  /** What is called, or with what, is not written where it could be changed. */
  'dynamic',
  /** The file is none that is edited: a notebook, a text that its encoding does not hold, a syntax error. */
  'not-editable',
  /** The edit was made and tried, and the audit still finds something there that was not there before. */
  'not-verified',
] as const;
export type RefusalKind = (typeof REFUSALS)[number];

/** The formats that may take the place of a pickle. */
export const TARGETS = ['json', 'msgpack', 'protobuf'] as const;
export type Target = (typeof TARGETS)[number];

/** Bytes of a file to be put in place of others. An insertion has `start === end`; a new file is 0..0 of nothing. */
export interface Edit {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly content: string;
  /** Hexadecimal, of the whole file that the offsets are in; '' for a new file. */
  readonly sha256: string;
}

/** An edit by lines and columns, as other tools want it. */
export interface PlacedEdit {
  readonly place: Location;
  readonly content: string;
}

/** A sentence that a fix leans on, with its place if it has one. */
export interface Ground {
  readonly note: string;
  readonly path?: string;
  readonly line?: number;
}

/** Data that was stored in the old form, and what makes the new one of it. */
export interface StoredData {
  readonly path: string;
  readonly command: string;
}

/** A set of edits that mends findings. It applies whole or not at all. */
export interface Fix {
  /** `F1`, in the order of the report. */
  readonly id: string;
  /** The page that says when it is right. */
  readonly repair: string;
  readonly rule: string;
  /** Fingerprints. */
  readonly findings: readonly string[];
  readonly title: string;
  readonly applicability: Applicability;
  readonly because: readonly Ground[];
  /** What must not be the case for it to be right; empty for `safe`. */
  readonly unless: readonly string[];
  readonly requires: { readonly python?: string; readonly packages: readonly string[] };
  /** By path and offset. */
  readonly edits: readonly Edit[];
  readonly data: readonly StoredData[];
  /** What to do in which order, where old and new programs run side by side. */
  readonly order?: readonly string[];
  /** Comments on the changed lines that silence other tools (`# nosec`): they stay, and may be of no use any more. */
  readonly stale?: readonly Ground[];
}

/** A finding without a fix, and what stands in the way. */
export interface Skipped {
  readonly finding: string;
  readonly rule: string;
  readonly kind: RefusalKind;
  readonly reason: string;
  /** The finding's place, or the one that blocks. */
  readonly location: { readonly path: string; readonly line: number };
}

/** What `wherefrom fix` found; the JSON of it is a promise to scripts. */
export interface FixPlan {
  readonly version: 1;
  readonly tool: { readonly name: 'wherefrom'; readonly version: string };
  readonly root: string;
  readonly fixes: readonly Fix[];
  readonly skipped: readonly Skipped[];
  readonly incomplete: readonly Incomplete[];
}

/** Of two levels the one that promises less. */
export function weaker(a: Applicability, b: Applicability): Applicability {
  return APPLICABILITIES.indexOf(a) >= APPLICABILITIES.indexOf(b) ? a : b;
}
