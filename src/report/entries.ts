import type { Entry } from '../finding/finding.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import type { Report } from './report.ts';

/** What `wherefrom routes` answers, version 1: its field names are a promise to scripts. */
export interface EntryList {
  readonly version: 1;
  readonly tool: Report['tool'];
  readonly root: string;
  /** By kind, then by name, then by place. */
  readonly entries: readonly ListedEntry[];
  readonly incomplete: readonly Incomplete[];
}

/** A place where the outside world starts code of the project. */
export interface ListedEntry extends Entry {
  /** What is started, as Python qualifies it: `Cart.post`; empty for the body of a script. */
  readonly function: string;
}
