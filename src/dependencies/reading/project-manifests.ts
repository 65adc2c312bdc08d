import type { Manifest, ManifestFacts } from './declarations.ts';

/** A file and what it says. */
export interface ReadManifest {
  readonly format: Manifest;
  /** Relative to the root. */
  readonly path: string;
  readonly facts: ManifestFacts;
}

/** The files that speak of one project; a workspace is one project, its members' files included. */
export interface ProjectManifests {
  /** Relative to the root; `.` for the root itself. */
  readonly folder: string;
  /** The project's own name, or that of its folder. */
  readonly name: string;
  /** Sorted by path. */
  readonly manifests: readonly ReadManifest[];
}

/** Whether something settles the versions of everything. */
export function isLocked({ manifests }: ProjectManifests): boolean {
  return manifests.some(({ facts }) => facts.packages !== undefined);
}
