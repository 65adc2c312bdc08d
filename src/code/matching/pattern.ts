import type { Origin } from '../../finding/origin.ts';
import type { Environment } from '../../project/environment.ts';
import type { Module } from '../program/module.ts';
import type { Program } from '../program/program.ts';
import type { Tree } from '../python/tree.ts';

/**
 * Something that is wrong by the way it is written, without a call that a model could describe: a statement, an
 * import, a literal. Each is one file in `patterns/`; all of them are asked in one pass over each file.
 */
export interface Pattern {
  /** Id of the rule that says what it means. */
  readonly rule: string;
  /** The kinds of nodes that it is asked about: as few as can be. Calls are asked for by {@link calls}. */
  readonly kinds?: readonly number[];
  /** The last names of the calls that it is asked about: most of a file is calls. */
  readonly calls?: readonly string[];
  /** What is found at a node; undefined for nothing. */
  readonly look: (sight: Sight) => Match | readonly Match[] | undefined;
}

/** One node as a pattern sees it. */
export interface Sight {
  readonly node: number;
  readonly tree: Tree;
  readonly module: Module;
  readonly program: Program;
  readonly environment: Environment;
}

export interface Match {
  /** Fills `{callee}` in the rule's message. */
  readonly what: string;
  /** The node that is meant, if it is another; 0 with a place of its own. */
  readonly node?: number;
  /** Byte offsets, where no node is meant. */
  readonly range?: { readonly start: number; readonly end: number };
  /** Where the data comes from that it lets in; without, it is wrong by itself. */
  readonly origin?: Origin;
  /** The sentence on what to do, if the rule's own does not fit. */
  readonly advice?: string;
}
