/** What a package index says of packages that a project has, besides what they need: for rules to judge. */
import type { Dependency, DependencyGraph } from './graph/graph.ts';
import { NOT_LOOKED_UP, type PackageIndex } from './index/client.ts';
import type { IndexFile, ProjectPage } from './index/page.ts';
import { parseSdistFilename, parseWheelFilename, rememberingReaders } from './packaging/filenames.ts';
import {
  compareVersions,
  formatVersion,
  isPrerelease,
  parseVersion,
  type Version,
} from './packaging/versions.ts';
import type { IndexedPackage } from './trust/indexed.ts';

export interface IndexAnswers {
  /** In the order of the graph. */
  readonly packages: readonly IndexedPackage[];
  /** Why nothing is known of others. */
  readonly unknown: readonly string[];
}

/** Of packages that come from an index. */
export async function indexedPackages(
  { dependencies }: DependencyGraph,
  index: PackageIndex,
): Promise<IndexAnswers> {
  const own = dependencies.filter(({ source, applies }) => source.kind === 'index' && applies);
  const asked = await Promise.all(own.map((one) => indexedPackage(one, index)));
  const reasons = asked.filter((one) => typeof one === 'string');
  const others = reasons.length > 1 ? ` (and ${reasons.length - 1} more packages)` : '';
  return {
    packages: asked.filter((one) => typeof one !== 'string'),
    unknown: reasons.slice(0, 1).map((reason) => `whether it was withdrawn is not known: ${reason}${others}`),
  };
}

async function indexedPackage(
  { name, version, location, direct }: Dependency,
  index: PackageIndex,
): Promise<IndexedPackage | string> {
  const page = await index.page(name);
  if (page === NOT_LOOKED_UP) return `${name} was ${page}`;
  if (typeof page !== 'object') return page ?? `${name} ${index.nowhere ?? 'is on no index that was asked'}`;
  const releases = version === undefined ? undefined : releasesOf(name, page, version);
  const yanked = releases && withdrawn(releases.own);
  const provenanceUntil = releases && lostProvenance(releases);
  const claimable = direct && (await index.isClaimable(name));
  return {
    ...{ name, version, location },
    ...(page.status !== undefined && { status: page.status }),
    ...(yanked !== undefined && { yanked }),
    ...(provenanceUntil !== undefined && { provenanceUntil }),
    ...(claimable && { claimable }),
  };
}

interface Releases {
  /** Of the version that is asked about. */
  readonly own: readonly IndexFile[];
  /** Of the newest final version before it that still counts. */
  readonly before: { readonly version: string; readonly files: readonly IndexFile[] } | undefined;
}

function releasesOf(name: string, { files }: ProjectPage, text: string): Releases | undefined {
  const version = parseVersion(text);
  if (!version) return undefined;
  const parts = rememberingReaders();
  const byVersion = new Map<Version, IndexFile[]>();
  for (const file of files) {
    const parsed = parseWheelFilename(file.name, parts) ?? parseSdistFilename(file.name, parts);
    if (parsed?.name !== name) continue;
    byVersion.set(parsed.version, [...(byVersion.get(parsed.version) ?? []), file]);
  }
  const all = [...byVersion].map(([of, own]) => ({ of, own, order: compareVersions(of, version) }));
  const older = all.filter(
    ({ of, own, order }) => order < 0 && !isPrerelease(of) && withdrawn(own) === undefined,
  );
  const best = older.sort((a, b) => compareVersions(a.of, b.of)).at(-1);
  return {
    own: all.filter(({ order }) => order === 0).flatMap(({ own }) => own),
    before: best && { version: formatVersion(best.of), files: best.own },
  };
}

/** Files are withdrawn one by one, and a release once all of them are. */
function withdrawn(files: readonly IndexFile[]): string | undefined {
  const [first, ...others] = files;
  return others.every(({ yanked }) => yanked !== undefined) ? first?.yanked : undefined;
}

function lostProvenance({ own, before }: Releases): string | undefined {
  const says = (files: readonly IndexFile[]) => files.some(({ attested }) => attested);
  return own.length > 0 && before && says(before.files) && !says(own) ? before.version : undefined;
}
