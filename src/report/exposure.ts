import type { Incomplete } from '../finding/incomplete.ts';
import type { Report } from './report.ts';

/** What `wherefrom exposure` answers, version 1: its field names are a promise to scripts. */
export interface Exposure {
  readonly version: 1;
  readonly tool: Report['tool'];
  readonly root: string;
  /** Sorted by folder. */
  readonly projects: readonly ProjectExposure[];
  readonly incomplete: readonly Incomplete[];
}

export interface ProjectExposure {
  readonly folder: string;
  readonly name: string;
  /** Whether anything says what the dependencies need themselves; without it weights are not known. */
  readonly locked: boolean;
  /** What the project asks for, without what only builds it; heaviest use first. */
  readonly dependencies: readonly ExposedDependency[];
  /** What the code imports and the project does not ask for. */
  readonly undeclared: readonly UndeclaredModule[];
}

/**
 * `used` by code that runs; `optional` only where its absence is caught; `types` only for type checkers; `aside` only
 * in tests, examples, documentation and build scripts; `named` in a text or a command, though never imported; `tool`
 * for development requirements that nothing imports, as most are run; `unused`; `unknown` where nobody knows what the
 * package is imported as.
 */
export type Use = 'used' | 'optional' | 'types' | 'aside' | 'named' | 'tool' | 'unused' | 'unknown';

/** Where the names come from: an installed environment, the table that comes with Wherefrom, or the package's own name. */
export type NameSource = 'environment' | 'table' | 'name' | 'none';

export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface ExposedDependency {
  readonly name: string;
  readonly version?: string;
  readonly manifest: string;
  readonly line: number;
  readonly groups: readonly string[];
  readonly use: Use;
  readonly reason: string;
  /** What it is imported as. */
  readonly modules: readonly string[];
  readonly source: NameSource;
  /** Files that import it, and how many lines these have. */
  readonly files: number;
  readonly lines: number;
  /** The first few places, running code first. */
  readonly places: readonly Place[];
  /** How many packages it brings, itself included; absent without a lock. */
  readonly weight?: number;
  /** Of these, what nothing else needs: what would leave the tree with it, itself included. */
  readonly leaves?: readonly string[];
  /** Where its metadata asks for money; only with an environment at hand. */
  readonly funding?: readonly string[];
  /** It calls itself no longer maintained. */
  readonly inactive?: true;
}

export interface UndeclaredModule {
  /** First name, or the part of a namespace, that is imported. */
  readonly module: string;
  /**
   * `transitive`: comes with something else, by luck; `missing`: in no manifest and no lock; `unknown`: nobody knows
   * which package brings it.
   */
  readonly kind: 'transitive' | 'missing' | 'unknown';
  /** Packages that bring it, where that is known. */
  readonly packages: readonly string[];
  readonly reason: string;
  /** Whether its absence is always caught. */
  readonly optional: boolean;
  /** Whether only tests, examples, documentation and build scripts import it. */
  readonly aside: boolean;
  readonly files: number;
  readonly places: readonly Place[];
}
