/** What the locks of conda's tools have in common. */
import { normalizeName } from '../packaging/names.ts';
import { pythonNameOf } from './conda.ts';
import type { LockedEdge, LockedPackage } from './declarations.ts';

/** Names that begin with two underscores stand for properties of the machine. `nameOf` is for packages of conda. */
export function edgeTo(name: string, isPip: boolean, nameOf = pythonNameOf): LockedEdge | undefined {
  if (name === 'python' || name.startsWith('__')) return undefined;
  return {
    name: isPip ? normalizeName(name) : nameOf(name),
    version: undefined,
    extras: [],
    marker: undefined,
    extra: undefined,
    group: undefined,
  };
}

/** A package of Python needs Python; `needs` are names as conda has them. */
export function needsPython(needs: readonly (string | undefined)[]): boolean {
  return needs.some((name) => name === 'python' || name === 'python_abi' || name === 'pypy');
}

/** `https://host/channel/linux-64/file`: the part before the platform. */
export function channelOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : /\/([^/]+)\/[^/]+\/[^/]+$/.exec(url)?.[1];
}

/** Each platform has an entry of its own for one and the same version. */
export function oncePerVersion(packages: readonly LockedPackage[]): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const one of packages) {
    const key = `${one.name}\0${one.version}`;
    const known = found.get(key);
    if (!known) found.set(key, one);
    else
      found.set(key, {
        ...known,
        groups: [...new Set([...(known.groups ?? []), ...(one.groups ?? [])])],
        requires: [
          ...new Map([...known.requires, ...one.requires].map((edge) => [edge.name, edge])).values(),
        ],
        files: [...(known.files ?? []), ...(one.files ?? [])],
      });
  }
  return [...found.values()];
}
