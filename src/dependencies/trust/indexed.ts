import type { Location } from '../../finding/location.ts';

/** What the package index says of one package that a project has. */
export interface IndexedPackage {
  /** Normalised. */
  readonly name: string;
  /** Undefined where nothing settles it. */
  readonly version: string | undefined;
  readonly location: Location;
  /** `archived`, `quarantined`, `deprecated`; absent for active projects (PEP 792). */
  readonly status?: string;
  /** Why its makers withdrew the version, which may be empty; absent if they did not (PEP 592). */
  readonly yanked?: string;
  /** The version before, which says who built it, as this one does not (PEP 740). */
  readonly provenanceUntil?: string;
  /** Whether anybody could register the name on the public index, which is searched for it too. */
  readonly claimable?: true;
}
