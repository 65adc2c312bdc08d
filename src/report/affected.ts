import type { Incomplete } from '../finding/incomplete.ts';
import type { SymbolUse } from '../project/uses.ts';
import type { DependencyEntry, Report } from './report.ts';

/** What `wherefrom affected` answers, version 1: its field names are a promise to scripts. */
export interface AffectedAnswer {
  readonly version: 1;
  readonly tool: Report['tool'];
  readonly root: string;
  readonly question: AffectedQuestion;
  readonly answer: Verdict;
  /** A sentence. */
  readonly reason: string;
  /** The dependencies that the question is about; affected ones first. */
  readonly packages: readonly AffectedPackage[];
  /** Where the code uses what is asked about. */
  readonly uses: readonly SymbolUse[];
  readonly incomplete: readonly Incomplete[];
}

export type Verdict = 'yes' | 'no' | 'unknown';

export type AffectedQuestion =
  | {
      readonly kind: 'advisory';
      /** As asked. */
      readonly id: string;
      /** The packages that it is about, normalised. */
      readonly packages: readonly string[];
      readonly summary?: string;
    }
  | { readonly kind: 'package'; readonly package: string; readonly specifier: string }
  | { readonly kind: 'symbol'; readonly package: string; readonly symbol: string };

export interface AffectedPackage extends DependencyEntry {
  readonly answer: Verdict;
  readonly reason: string;
}
