/** Package URLs as inventories have them (package-url specification). */
import { normalizeName } from '../packaging/names.ts';
import { FROM_ANY_INDEX, type LockedEdge, type LockedPackage, type Source } from './declarations.ts';

export interface PythonPackage {
  /** Normalised. */
  readonly name: string;
  readonly version: string | undefined;
  readonly source: Source;
}

/** Undefined for anything that is no package of PyPI's kind. */
export function packageOfPurl(purl: string): PythonPackage | undefined {
  const match = /^pkg:(?:\/\/)?pypi\/(?:[^/?#]+\/)?([^@/?#]+)(?:@([^?#]+))?(?:\?([^#]*))?(?:#.*)?$/i.exec(
    purl,
  );
  if (!match) return undefined;
  const [, name = '', version, query = ''] = match;
  try {
    return {
      name: normalizeName(decodeURIComponent(name)),
      version: version === undefined ? undefined : decodeURIComponent(version),
      source: sourceOf(new URLSearchParams(query)),
    };
  } catch {
    return undefined; // an escape that is none
  }
}

function sourceOf(qualifiers: URLSearchParams): Source {
  const url = qualifiers.get('download_url');
  if (url !== null) return { kind: 'url', url };
  const vcs = qualifiers.get('vcs_url');
  if (vcs === null) return FROM_ANY_INDEX;
  const [, address = vcs, commit] = /^(.*?)(?:@([^@/]+))?$/.exec(vcs) ?? [];
  return { kind: 'vcs', url: address, revision: commit, commit };
}

/** A package of an inventory as one of a lock; `needs` are packages of the same inventory. */
export function lockedFrom(
  { name, version, source }: PythonPackage,
  needs: readonly PythonPackage[],
  more: Pick<LockedPackage, 'groups' | 'direct' | 'location'>,
): LockedPackage {
  const requires = needs.map(
    (need): LockedEdge => ({
      name: need.name,
      version: need.version,
      extras: [],
      marker: undefined,
      extra: undefined,
      group: undefined,
    }),
  );
  return { name, version, source, requires, marker: undefined, files: undefined, member: undefined, ...more };
}
