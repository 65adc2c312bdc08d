import type { Entry, Finding, FlowStep } from '../finding/finding.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import type { Location } from '../finding/location.ts';
import type { Origin } from '../finding/origin.ts';
import type { Report } from './report.ts';

/** What `wherefrom explain FILE:LINE` answers, version 1: its field names are a promise to scripts. */
export interface Explanation {
  readonly version: 1;
  readonly tool: Report['tool'];
  readonly root: string;
  readonly place: AskedPlace;
  /** By place; where one stands inside of another, the outer first. */
  readonly answers: readonly ExpressionAnswer[];
  readonly incomplete: readonly Incomplete[];
}

export interface AskedPlace {
  /** Relative to the root. */
  readonly path: string;
  readonly line: number;
  readonly column?: number;
}

/** Everything that is known of one expression. */
export interface ExpressionAnswer {
  readonly location: Location;
  /** The expression on one line, shortened. */
  readonly text: string;
  /** The function or class around; absent in the body of a module. */
  readonly within?: NamedPlace;
  /** The nearest place where the outside world starts this code. */
  readonly entry?: Entry;
  /** Why it can never be reached; then nothing else is known of it. */
  readonly unreachable?: string;
  readonly value?: ValueAnswer;
  /** Of calls. */
  readonly call?: CallAnswer;
  /** Of calls that could do harm: what the audit says of them. */
  readonly judgements: readonly JudgedCall[];
  /** What has been tested before it is reached, in order. */
  readonly guards: readonly Guard[];
  /** Branches of the functions on the way that are never taken. */
  readonly deadBranches: readonly DeadBranch[];
  /** Calls of the function around. */
  readonly callers: readonly Caller[];
  /** Of calls that pickle or unpickle what is written in one place and read in another. */
  readonly channel?: ChannelAnswer;
  /** What these answers rest on that was not proved. */
  readonly assumed: readonly string[];
}

export interface NamedPlace {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** What an expression may be. Each list has what is known; together they may leave more open (`unknown`). */
export interface ValueAnswer {
  readonly references: readonly ReferenceAnswer[];
  /** As Python writes them. */
  readonly constants: readonly string[];
  readonly types: readonly string[];
  /** Of lists, tuples, sets and dictionaries, as Python writes them, with types in place of values. */
  readonly shapes: readonly string[];
  /** Why it may be something else, too. */
  readonly unknown: readonly string[];
  /** The most exposed first. */
  readonly origins: readonly OriginAnswer[];
}

export interface ReferenceAnswer {
  readonly kind: 'library' | 'function' | 'class' | 'instance' | 'module';
  /** `pickle.loads`; of the project's own the qualified name. */
  readonly name: string;
  /** Where the project defines it. */
  readonly path?: string;
  readonly line?: number;
  /** Of libraries: whether a model says what it does. */
  readonly modelled?: boolean;
}

export interface OriginAnswer {
  readonly origin: Origin;
  readonly note: string;
  /** From where the data comes in to the expression. */
  readonly flow: readonly FlowStep[];
  /** False where the data passes something that nobody has described. */
  readonly certain: boolean;
}

export interface CallAnswer {
  readonly callees: readonly ReferenceAnswer[];
  /** Why it may call something else, too. */
  readonly unknown: readonly string[];
  readonly arguments: readonly ArgumentAnswer[];
}

export interface ArgumentAnswer {
  /** The keyword, or the position from 1; with a star or two where it is unpacked. */
  readonly name: string;
  readonly text: string;
  readonly location: Location;
  readonly value: ValueAnswer;
}

export interface JudgedCall {
  readonly callee: string;
  readonly rule: string;
  readonly origin: Origin;
  readonly verdict: 'finding' | 'safe' | 'unknown';
  readonly reason: string;
  /** As in the report of the audit. */
  readonly finding?: Omit<Finding, 'fingerprint' | 'suppressed'>;
}

export interface Guard {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  /** Whether it was true; absent for a call that came back without raising. */
  readonly holds?: boolean;
  /** What it says about who the data comes from, where it verifies bytes; or why it says nothing. */
  readonly proves?: string;
}

export interface DeadBranch {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly because: string;
}

export interface Caller {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The function that calls; absent in the body of a module. */
  readonly within?: string;
  /** Why a call from there never comes to the expression. */
  readonly ruledOut?: string;
}

/** What is written in some places and read in others, as far as it is known. */
export interface ChannelAnswer {
  /** `state.pkl`, `keys that begin with prefs:`. */
  readonly name: string;
  /** `unknown`: which place that is, and who is at the other end, could not be told. */
  readonly lives: 'process' | 'store' | 'file' | 'unknown';
  /** The type of all that is written, as Python writes types. */
  readonly payload: string;
  /** Parts of it that are not proved. */
  readonly unproved: readonly PlacedReason[];
  readonly writers: readonly { readonly path: string; readonly line: number }[];
  readonly readers: readonly { readonly path: string; readonly line: number }[];
}

export interface PlacedReason {
  readonly reason: string;
  readonly path: string;
  readonly line: number;
}
