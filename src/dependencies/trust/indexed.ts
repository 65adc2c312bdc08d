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
  /** Files of the version that nobody attests, while others of it are attested. */
  readonly unattested?: readonly string[];
  /** Who published the version, where the lock names another publisher, or the one before had another. */
  readonly publisher?: ChangedPublisher;
  /** The attestation of a file that does not hold, and why. */
  readonly broken?: { readonly file: string; readonly reason: string };
  /** Where the files of the version, or the index, say different things of it. */
  readonly differing?: Difference;
  /** Whether anybody could register the name on the public index, which is searched for it too. */
  readonly claimable?: true;
}

export interface ChangedPublisher {
  readonly now: string;
  readonly before: string;
  /** The version before; absent where the lock says of this one who published it before. */
  readonly until?: string;
  /** Whether only how it was published is another: the repository or account is the same. */
  readonly sameOwner: boolean;
}

export interface Difference {
  /** `python`: which Pythons it runs on; `needs`: which packages. */
  readonly about: 'python' | 'needs';
  /** Who says it, and what; the first is what tools believe. */
  readonly says: readonly [Statement, Statement];
}

export interface Statement {
  /** A file, or the index. */
  readonly who: string;
  readonly what: string;
}
