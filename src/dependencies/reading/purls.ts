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

/** A package of an inventory, with its place. */
export type ListedPackage = PythonPackage & { readonly location: LockedPackage['location'] };

/** Who needs whom, by the identifiers of an inventory. */
export interface Relation {
  readonly from: string;
  readonly to: string;
}

/** `packages` by the identifiers that relations use; `roots` are those of what the inventory is about. */
export function lockedByRelations(
  packages: ReadonlyMap<string, ListedPackage>,
  needs: readonly Relation[],
  roots: readonly string[],
): LockedPackage[] {
  const byFrom = Map.groupBy(needs, ({ from }) => from);
  const asked = new Set(roots.flatMap((id) => (byFrom.get(id) ?? []).map(({ to }) => to)));
  return [...packages].map(([id, one]) => {
    const needed = (byFrom.get(id) ?? []).flatMap(({ to }) => packages.get(to) ?? []);
    const direct = asked.size > 0 ? asked.has(id) || undefined : undefined;
    return lockedFrom(one, needed, { groups: undefined, direct, location: one.location });
  });
}
