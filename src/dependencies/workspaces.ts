/** Which folders are members of a workspace that another folder's files declare or lock. */
import { posix } from 'node:path';
import { isNamed } from '../project/named-files.ts';
import { UV, type Workspace } from './reading/declarations.ts';
import type { ReadManifest } from './reading/project-manifests.ts';

/** The folder of each member and the folder that it belongs to; what a lock says counts for more than a pattern. */
export function workspaceOwners(read: readonly ReadManifest[]): Map<string, string> {
  const owners = new Map<string, string>();
  const folders = new Set(
    read.filter(({ format }) => format.name === 'pyproject.toml').map(({ path }) => posix.dirname(path)),
  );
  for (const { path, facts } of read)
    if (facts.workspace)
      for (const member of membersOf(facts.workspace, posix.dirname(path), folders))
        owners.set(member, posix.dirname(path));
  for (const { path, facts } of read) {
    const folder = posix.dirname(path);
    for (const { member } of facts.packages ?? [])
      if (member !== undefined) owners.set(posix.join(folder, member), folder);
  }
  return owners;
}

/** uv reads the constraints and overrides of a workspace's root alone. */
export function withoutRestrictions(member: ReadManifest): ReadManifest {
  const requirements = member.facts.requirements.filter(
    ({ role, groups }) => role === 'requirement' || !groups.includes(UV),
  );
  return { ...member, facts: { ...member.facts, requirements } };
}

function membersOf({ members, exclude }: Workspace, root: string, folders: ReadonlySet<string>): string[] {
  const [isMember, isExcluded] = [named(members), named(exclude)];
  const above = root === '.' ? '' : `${root}/`;
  return [...folders].filter((folder) => {
    if (folder === '.' || !folder.startsWith(above)) return false;
    const below = folder.slice(above.length);
    return isMember(below) && !isExcluded(below);
  });
}

/** Every folder may be held against every pattern: those with stars are no more than {@link MOST_PATTERNS}. */
function named(texts: readonly string[]): (folder: string) => boolean {
  const all = texts.map((text) => posix.normalize(text).replace(/\/$/, ''));
  const plain = new Set(all);
  const patterns = all.filter((text) => /[*?]/.test(text)).slice(0, MOST_PATTERNS);
  return (folder) => plain.has(folder) || patterns.some((pattern) => matches(pattern, folder));
}

const MOST_PATTERNS = 256;

/**
 * `packages/*`, as shells have it: a star stays within its folder, two go through all. In time that grows with both lengths
 * multiplied: of all `**` only the last one is tried anew.
 */
function matches(pattern: string, path: string): boolean {
  const [parts, folders] = [pattern.split('/'), path.split('/')];
  let [at, next, lastStars, from] = [0, 0, -1, 0];
  while (next < folders.length) {
    if (parts[at] === ALL) {
      [lastStars, from] = [at, next];
      at += 1;
    } else if (at < parts.length && isNamed(folders[next] as string, parts[at] as string)) {
      at += 1;
      next += 1;
    } else if (lastStars >= 0) {
      from += 1;
      [at, next] = [lastStars + 1, from];
    } else return false;
  }
  return parts.slice(at).every((part) => part === ALL);
}

const ALL = '**';
