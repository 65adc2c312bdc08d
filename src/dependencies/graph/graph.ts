/**
 * The dependencies of one project as one structure, whatever they were read from.
 *
 *     root (the project, or a member of its workspace) ── needs ──> dependency ── needs ──> dependency …
 *
 * A lock gives the versions and who needs what; a manifest gives what the project itself asks for, and where. Without
 * a lock there are only the direct dependencies, with a version where one is pinned.
 */
import type { Location } from '../../finding/location.ts';
import type { SpecifierSet } from '../packaging/specifiers.ts';
import type { Group, Source } from '../reading/declarations.ts';
import type { Publisher } from '../reading/publisher.ts';

export interface Dependency {
  /** Normalised. */
  readonly name: string;
  /** As the lock or the pin has it; undefined where several could be installed. */
  readonly version: string | undefined;
  readonly source: Source;
  /** Where the project asks for it; where the lock has it if the project does not. */
  readonly location: Location;
  /** Where the lock has it. */
  readonly lockLocation: Location | undefined;
  /** The constraint or override that holds it at its version, where no lock does. */
  readonly heldBy?: Location;
  /** Who published it when it was locked, where the lock says so. */
  readonly publishers?: readonly Publisher[];
  /** Whether the project itself asks for it. */
  readonly direct: boolean;
  /** Every group that brings it in, sorted. */
  readonly groups: readonly Group[];
  /** False if markers keep it out of all environments that were asked about. */
  readonly applies: boolean;
  /** What the project itself allows; any one of the sets of one entry must hold, of every entry. */
  readonly allowed: readonly (readonly SpecifierSet[])[];
  readonly needs: readonly Need[];
}

/** That something needs a dependency. */
export interface Need {
  readonly dependency: Dependency;
  /** The extras of it that are wanted. */
  readonly extras: readonly string[];
  /** The extra of the one that needs it, with which alone it does; undefined if always. */
  readonly extra: string | undefined;
  readonly applies: boolean;
}

/** The project, or one member of a workspace, and what it asks for. */
export interface GraphRoot {
  readonly name: string;
  /** What others in the workspace need when they need this member; undefined where none can. */
  readonly member: Dependency | undefined;
  readonly needs: readonly (Need & { readonly group: Group })[];
}

export interface DependencyGraph {
  readonly roots: readonly GraphRoot[];
  /** Sorted by name, then place, then version. Members of the workspace are not among them, but may be needed. */
  readonly dependencies: readonly Dependency[];
}
