import type { Module } from '../program/module.ts';
import type { Telling } from './telling.ts';

/** What the search for names of sinks has found out of one file. */
export interface Listing {
  /** Positions of the modules of the project that it imports. */
  readonly imports: readonly number[];
  /** First names of what it may import under a name in a string. */
  readonly words: readonly string[];
  /** What it looks like: see {@link Telling}. */
  readonly looks: readonly number[];
  /** What the places rest on besides the file itself: which libraries can be known in it, and what gets there. */
  readonly basis: string;
  /** Where names of sinks are written: which names, by position in the catalogue, and the node, in turns. */
  readonly places: readonly number[];
}

/** What is known of files from an earlier run, and what is found out of the others. */
export interface Listings {
  before(module: Module): Listing | undefined;
  now(module: Module, listing: Listing): void;
  /** Where the search itself stays in memory until the next run. */
  readonly memory: { search: object | undefined } | undefined;
}
