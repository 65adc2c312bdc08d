/** Requirements in, versions of everything out: index -> candidates -> solver -> packages and who needs what. */

import { compareText } from '../../finding/location.ts';
import type { PackageIndex } from '../index/client.ts';
import { restrictedIn } from './explain.ts';
import { type Asked, baseOf, ELSEWHERE, extraOf, Packages } from './packages.ts';
import { type SolveOptions, solve } from './solve.ts';
import type { Target } from './target.ts';

export interface ResolvedNeed {
  readonly name: string;
  readonly extras: readonly string[];
  /** Needed for this extra alone. */
  readonly extra: string | undefined;
  /** As written. */
  readonly text: string;
}

export interface ResolvedPackage {
  /** Normalised. */
  readonly name: string;
  /** Undefined for what comes from a URL or a repository. */
  readonly version: string | undefined;
  /** That something asks for, sorted. */
  readonly extras: readonly string[];
  readonly needs: readonly ResolvedNeed[];
  /** Withdrawn by its makers. */
  readonly yanked: boolean;
  /** As the index has it. */
  readonly requiresPython: string | undefined;
  /** Of the file whose metadata was read: address and SHA-256. */
  readonly file: { readonly url: string; readonly sha256: string | undefined } | undefined;
}

export type Resolution =
  | {
      readonly kind: 'resolved';
      /** Sorted by name. */
      readonly packages: readonly ResolvedPackage[];
      /** What could not be found out; the answer may be another than it would be. */
      readonly doubts: readonly string[];
    }
  /** Proved, a sentence a line; unless there are doubts, which may be why. */
  | {
      readonly kind: 'unsolvable';
      readonly because: readonly string[];
      /** Names of which the proof uses that they are constrained, kept or refused. */
      readonly restricted: readonly string[];
      readonly doubts: readonly string[];
    }
  | { readonly kind: 'given up'; readonly steps: number; readonly doubts: readonly string[] };

export async function resolve(
  asked: Asked,
  target: Target,
  index: PackageIndex,
  options: SolveOptions & { readonly onProject?: () => void } = {},
): Promise<Resolution> {
  const packages = new Packages(index, target, asked, options.onProject);
  const solution = await solve(packages, options);
  // What needs something unknown is better than nothing, but not than an older version of something else.
  if (solution.kind === 'unsolvable' && packages.sawSources && !asked.takeSources)
    return resolve({ ...asked, takeSources: true }, target, index, options);
  if (solution.kind === 'unsolvable')
    return {
      kind: 'unsolvable',
      because: solution.because,
      restricted: [...new Set(restrictedIn(solution.proof).map(baseOf))],
      doubts: packages.doubts(undefined),
    };
  if (solution.kind === 'given up')
    return { kind: 'given up', steps: solution.steps, doubts: packages.doubts(undefined) };
  const chosen = [...solution.versions].filter(([id]) => extraOf(id) === undefined);
  const idsOf = Map.groupBy(solution.versions.keys(), baseOf);
  return {
    kind: 'resolved',
    packages: chosen
      .map(([name, at]) => packageOf(packages, name, at, idsOf.get(name) ?? []))
      .sort((a, b) => compareText(a.name, b.name)),
    doubts: packages.doubts(solution.versions),
  };
}

function packageOf(packages: Packages, name: string, at: number, ids: readonly string[]): ResolvedPackage {
  const { file, yanked } = packages.candidate(name, at);
  const version = packages.candidates(name).versions[at];
  return {
    name,
    version: version === ELSEWHERE ? undefined : version,
    extras: ids.flatMap((id) => extraOf(id) ?? []).sort(compareText),
    needs: ids.flatMap((id) =>
      packages
        .wants(id, at)
        .map((want) => ({ name: want.name, extras: want.extras, extra: extraOf(id), text: want.text })),
    ),
    yanked,
    requiresPython: file?.requiresPython,
    file: file && { url: file.url, sha256: file.sha256 },
  };
}
