import type { Incomplete } from '../finding/incomplete.ts';
import type { Severity } from '../finding/severity.ts';
import type { Report } from './report.ts';

/** What `wherefrom tree` answers, version 1: its field names are a promise to scripts. */
export interface DependencyTree {
  readonly version: 1;
  readonly tool: Report['tool'];
  readonly root: string;
  /** Sorted by folder. */
  readonly projects: readonly ProjectTree[];
  readonly incomplete: readonly Incomplete[];
  /** What flaws were looked up in, in words; absent where no advisories were at hand, so that nothing is known. */
  readonly advisories?: string;
}

export interface ProjectTree {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  /** Where versions come from: a lock, a resolution made now, or only what the manifests themselves pin. */
  readonly from: 'lock' | 'resolution' | 'manifest';
  /** What a resolution was made for: `Python 3.12 on linux`. */
  readonly target?: string;
  /** The project, and each member of its workspace. */
  readonly roots: readonly { readonly name: string; readonly needs: readonly RootNeed[] }[];
  /** Sorted by name. */
  readonly packages: readonly TreePackage[];
}

/** A package that is needed: `id` names one of the packages. */
export interface TreeNeed {
  readonly id: string;
  readonly extras?: readonly string[];
  /** Only with this extra of the one that needs it. */
  readonly extra?: string;
  /** Present if markers keep it out. */
  readonly applies?: false;
}

export interface RootNeed extends TreeNeed {
  readonly group: string;
}

export interface TreePackage {
  /** `name@version`, or the name where no version is known. */
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  readonly direct: boolean;
  readonly groups: readonly string[];
  readonly manifest: string;
  readonly line: number;
  readonly needs: readonly TreeNeed[];
  /** Known flaws of it, worst first; absent where there are none, or no advisories to look in. */
  readonly flaws?: readonly TreeFlaw[];
}

export interface TreeFlaw {
  readonly id: string;
  readonly severity: Severity;
}

/** What `wherefrom why` answers, version 1. */
export interface WhyAnswer {
  readonly version: 1;
  readonly tool: Report['tool'];
  readonly root: string;
  /** Normalised. */
  readonly package: string;
  readonly projects: readonly WhyProject[];
  readonly incomplete: readonly Incomplete[];
}

export interface WhyProject {
  readonly name: string;
  readonly folder: string;
  readonly from: ProjectTree['from'];
  readonly found: readonly {
    readonly version?: string;
    readonly direct: boolean;
    readonly groups: readonly string[];
    readonly manifest: string;
    readonly line: number;
    /** Shortest first, from the project to the package. */
    readonly paths: readonly (readonly string[])[];
  }[];
}
