/**
 * Extras that include each other by the project's own name: `all = ["app[web]"]`. What an extra asks for counts for
 * every set that includes it, however indirectly.
 */
import { posix } from 'node:path';
import { normalizeName } from '../packaging/names.ts';
import type { DeclaredRequirement, Group } from '../reading/declarations.ts';
import type { ProjectManifests } from '../reading/project-manifests.ts';

/** Nobody has so many: each of a chain of extras is in all that come behind it. */
const MOST = 1_000;

/** The groups of a requirement with all that include them. */
export function ownExtras({
  manifests,
}: ProjectManifests): (requirement: DeclaredRequirement) => readonly Group[] {
  const folders = new Map<string, string>();
  for (const { path, facts } of manifests)
    if (facts.project) folders.set(normalizeName(facts.project), posix.dirname(path));
  /** By the folder and the extra, the groups that include it. */
  const direct = new Map<string, Set<Group>>();
  for (const { facts } of manifests)
    for (const { name, extras, groups, role } of facts.requirements) {
      const folder = name === undefined ? undefined : folders.get(name);
      if (folder === undefined || role !== 'requirement') continue;
      for (const extra of extras) {
        const key = `${folder}\0extra ${extra}`;
        const including = direct.get(key) ?? new Set();
        direct.set(key, including);
        for (const group of groups) including.add(group);
      }
    }
  if (direct.size === 0) return ({ groups }) => groups;
  const all = new Map<string, readonly Group[]>();
  return ({ groups, location }) => {
    const folder = posix.dirname(location.path);
    return [...new Set(groups.flatMap((group) => includersIn(group, folder, direct, all)))];
  };
}

/** The set grows while it is walked, so that extras that include each other are no trap. */
function includersIn(
  group: Group,
  folder: string,
  direct: ReadonlyMap<string, ReadonlySet<Group>>,
  known: Map<string, readonly Group[]>,
): readonly Group[] {
  const key = `${folder}\0${group}`;
  const before = known.get(key);
  if (before) return before;
  const found = new Set([group]);
  for (const one of found)
    for (const other of direct.get(`${folder}\0${one}`) ?? []) if (found.size < MOST) found.add(other);
  known.set(key, [...found]);
  return [...found];
}
