/** What a package index says of packages that a project has, besides what they need: for rules to judge. */
import type { Dependency, DependencyGraph } from '../graph/graph.ts';
import { NOT_LOOKED_UP, type PackageIndex } from '../index/client.ts';
import type { IndexedPackage } from '../trust/indexed.ts';
import { differenceOf } from './differences.ts';
import { releasesOf, withdrawn } from './history.ts';
import { publishedBy } from './publishers.ts';

export interface IndexAnswers {
  /** In the order of the graph. */
  readonly packages: readonly IndexedPackage[];
  /** Why nothing is known of others, and which attestations nobody here can judge. */
  readonly unknown: readonly string[];
}

interface Asked {
  readonly known?: IndexedPackage;
  /** Why nothing is known of it. */
  readonly unknown?: string;
  /** Why its attestation is not verified. */
  readonly unproven?: string;
}

/** Of packages that come from an index. */
export async function indexedPackages(
  { dependencies }: DependencyGraph,
  index: PackageIndex,
): Promise<IndexAnswers> {
  const own = dependencies.filter(({ source, applies }) => source.kind === 'index' && applies);
  const asked = await Promise.all(own.map((one) => indexedPackage(one, index)));
  return {
    packages: asked.flatMap(({ known }) => known ?? []),
    unknown: [
      ...shortened(asked.map((one) => one.unknown)).map(
        (reason) => `whether it was withdrawn is not known: ${reason}`,
      ),
      ...shortened(asked.map((one) => one.unproven)).map((reason) => `not verified who published ${reason}`),
    ],
  };
}

/** The first, and how many there are besides. */
function shortened(reasons: readonly (string | undefined)[]): string[] {
  const [first, ...others] = reasons.flatMap((reason) => reason ?? []);
  if (first === undefined) return [];
  return [`${first}${others.length > 0 ? ` (and ${others.length} more packages)` : ''}`];
}

async function indexedPackage(
  { name, version, location, direct, publishers }: Dependency,
  index: PackageIndex,
): Promise<Asked> {
  const page = await index.page(name);
  if (page === NOT_LOOKED_UP) return { unknown: `${name} was ${page}` };
  if (typeof page !== 'object')
    return { unknown: page ?? `${name} ${index.nowhere ?? 'is on no index that was asked'}` };
  const releases = version === undefined ? undefined : releasesOf(name, page, version);
  const yanked = releases && withdrawn(releases.own);
  const claimable = direct && (await index.isClaimable(name));
  const { unproven, ...published } = releases ? await publishedBy(releases, index, publishers) : {};
  const differing = releases && (await differenceOf(releases.own, index));
  return {
    known: {
      ...{ name, version, location },
      ...(page.status !== undefined && { status: page.status }),
      ...(yanked !== undefined && { yanked }),
      ...published,
      ...(differing && { differing }),
      ...(claimable && { claimable }),
    },
    ...(unproven !== undefined && { unproven: `${name} ${version}: ${unproven}` }),
  };
}
