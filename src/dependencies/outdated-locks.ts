/** Locks that are not of their manifests any longer: what an audit says of them, nobody would get who locks anew. */
import type { Incomplete } from '../finding/incomplete.ts';
import { normalizeName } from './packaging/names.ts';
import { contains } from './packaging/specifiers.ts';
import { parseVersion } from './packaging/versions.ts';
import { type DeclaredRequirement, MAIN } from './reading/declarations.ts';
import type { ProjectManifests, ReadManifest } from './reading/project-manifests.ts';
import { listed } from './trust/setting.ts';

/** The format of each lock, and of the file that it is made from. */
const MADE_FROM: ReadonlyMap<string, string> = new Map([
  ['uv.lock', 'pyproject.toml'],
  ['poetry.lock', 'pyproject.toml'],
  ['pdm.lock', 'pyproject.toml'],
  ['Pipfile.lock', 'Pipfile'],
]);

/**
 * One entry for each manifest and lock that contradict each other. Only what everyone gets on every Python is compared: locks
 * may leave out what no target wants. `damaged` are paths of locks of which not everything could be read.
 */
export function outdatedLocks({ manifests }: ProjectManifests, damaged: ReadonlySet<string>): Incomplete[] {
  const requirements = manifests.flatMap(({ facts }) => facts.requirements);
  const names = manifests.flatMap(({ facts }) => facts.project ?? []).map(normalizeName);
  const overrides = requirements.filter(({ role }) => role === 'override').map(({ name }) => name);
  const passed = new Set([...names, ...overrides]);
  return manifests
    .filter((lock) => MADE_FROM.has(lock.format.name) && !damaged.has(lock.path))
    .flatMap((lock) => {
      const versions = versionsIn(lock);
      const sources = manifests.filter(({ format }) => format.name === MADE_FROM.get(lock.format.name));
      return sources.flatMap((source) => contradiction(source, lock.path, versions, passed));
    });
}

type Versions = ReadonlyMap<string, readonly (string | undefined)[]>;

function versionsIn({ facts }: ReadManifest): Versions {
  const byName = Map.groupBy(facts.packages ?? [], ({ name }) => name);
  return new Map([...byName].map(([name, all]) => [name, all.map(({ version }) => version)]));
}

function contradiction(
  { path, facts }: ReadManifest,
  lock: string,
  versions: Versions,
  passed: ReadonlySet<string | undefined>,
): Incomplete[] {
  const compared = facts.requirements.filter((one) => isCompared(one) && !passed.has(one.name));
  const wrong = compared.flatMap((one) => {
    const why = whyNot(one, versions.get(one.name as string));
    return why === undefined ? [] : [{ why, line: one.location.line }];
  });
  const [first] = wrong;
  if (!first) return [];
  const reason = `${lock} is not of this file any longer: ${listed(wrong.map(({ why }) => why))}`;
  return [{ path, line: first.line, reason }];
}

function isCompared({ name, role, groups, marker, source }: DeclaredRequirement): boolean {
  const isFor = groups.includes(MAIN) && marker === undefined;
  return name !== undefined && role === 'requirement' && isFor && source.kind === 'index';
}

function whyNot(
  { name, allowed, text }: DeclaredRequirement,
  locked: readonly (string | undefined)[] | undefined,
): string | undefined {
  if (!locked) return `it does not have ${name}`;
  const versions = locked.map((text) => (text === undefined ? undefined : parseVersion(text)));
  const fits = versions.some(
    (one) => !one || allowed.length === 0 || allowed.some((set) => contains(set, one, { prereleases: true })),
  );
  return fits ? undefined : `it has ${name} ${locked.join(', ')}, not within ${text}`;
}
