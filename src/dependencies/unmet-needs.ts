/** Needs of packages that are not there with them: nothing can be said of what would be installed for those. */
import type { Incomplete } from '../finding/incomplete.ts';
import { normalizeName } from './packaging/names.ts';
import type { LockedEdge, LockedPackage } from './reading/declarations.ts';
import type { ProjectManifests, ReadManifest } from './reading/project-manifests.ts';
import { listed } from './trust/setting.ts';

/** Needed on every Python, whatever is asked for besides. */
function isAlways({ marker, extra }: LockedEdge): boolean {
  return marker === undefined && extra === undefined;
}

/** What installed packages need and is not installed with them. */
export function unmetInstalled({ manifests }: ProjectManifests): Incomplete[] {
  const installed = manifests
    .filter(({ format }) => format.kind === 'installed')
    .flatMap(({ facts }) => facts.packages ?? [])
    .filter(({ source }) => source.kind !== 'conda');
  const there = new Set(installed.map(({ name }) => name));
  return installed.flatMap((one) => {
    const missing = missingOf(one, there);
    const { path, line } = one.location;
    return missing.length > 0
      ? [{ path, line, reason: `needs ${listed(missing)}, not installed with it` }]
      : [];
  });
}

/** Locks that say who needs what, and have all of it. */
const WHOLE: ReadonlySet<string> = new Set([
  ...['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml', 'conda-lock file', 'pixi.lock'],
]);

/** What tools left out of their locks once: it was there in every environment. */
const LEFT_OUT: readonly string[] = ['pip', 'setuptools', 'wheel', 'distribute'];

/** One entry for each lock that lacks what its own packages need. `damaged` are paths of locks that were read in part. */
export function unmetInLocks({ manifests }: ProjectManifests, damaged: ReadonlySet<string>): Incomplete[] {
  const projects = manifests.flatMap(({ facts }) => facts.project ?? []).map(normalizeName);
  return manifests
    .filter(({ format, path }) => WHOLE.has(format.name) && !damaged.has(path))
    .flatMap((lock) => unmetIn(lock, projects));
}

function unmetIn({ path, facts }: ReadManifest, projects: readonly string[]): Incomplete[] {
  const packages = facts.packages ?? [];
  const there = new Set([...packages.map(({ name }) => name), ...projects, ...LEFT_OUT]);
  const unmet = packages.flatMap((one) => {
    const missing = missingOf(one, there);
    return missing.length > 0 ? [{ one, missing }] : [];
  });
  if (unmet.length === 0) return [];
  const said = unmet.map(({ one, missing }) => `${one.name} needs ${listed(missing)}`);
  const { line } = unmet[0]!.one.location;
  return [{ path, line, reason: `does not have all that its packages need: ${listed(said)}` }];
}

function missingOf({ requires }: LockedPackage, there: ReadonlySet<string>): string[] {
  return requires
    .filter(isAlways)
    .map(({ name }) => name)
    .filter((name) => !there.has(name));
}
