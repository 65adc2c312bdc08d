/** Am I affected by this advisory, this package, this symbol, and through which path? */
import { compareText } from '../../finding/location.ts';
import type { CodeUses } from '../../project/uses.ts';
import type { AffectedPackage, AffectedQuestion, Verdict } from '../../report/affected.ts';
import type { AdvisoryEntry } from '../../report/report.ts';
import { flawById } from '../advisories/by-id.ts';
import type { AdvisoryIndex } from '../advisories/index-file.ts';
import type { Match } from '../advisories/match.ts';
import { entryOf, isPythons } from '../graph/entry.ts';
import type { Dependency, DependencyGraph } from '../graph/graph.ts';
import { pathFinder } from '../graph/paths.ts';
import type { ImportNames } from '../naming/imports.ts';
import { contains, formatSpecifierSet } from '../packaging/specifiers.ts';
import { isLocked, type ProjectManifests } from '../reading/project-manifests.ts';
import type { Question } from './question.ts';
import { reachIn } from './reach.ts';

/** Every way, as far as anybody would read them. */
const MOST_PATHS = 50;

export interface AskedProject {
  readonly manifests: ProjectManifests;
  readonly graph: DependencyGraph;
}

export interface Known {
  readonly projects: readonly AskedProject[];
  readonly match: (name: string, version: string) => Match;
  /** Undefined if no advisories could be had. */
  readonly index: AdvisoryIndex | undefined;
  readonly uses: CodeUses;
  readonly names: ImportNames;
}

export interface Judged {
  readonly question: AffectedQuestion;
  readonly answer: Verdict;
  readonly reason: string;
  readonly packages: readonly AffectedPackage[];
}

/** About an advisory or a package; symbols are asked of the code (`symbol.ts`). */
export function judgeQuestion(asked: Exclude<Question, { kind: 'symbol' }>, known: Known): Judged {
  if (asked.kind === 'package') {
    const { name, specifiers } = asked;
    const specifier = formatSpecifierSet(specifiers);
    const is = specifier === '' ? 'is there' : `is ${specifier}`;
    const judge: Judge = ({ version }, advisories) =>
      specifier !== '' && version === undefined
        ? ['unknown', 'is not fixed to a version']
        : specifier === '' || contains(specifiers, version as string, { prereleases: true })
          ? ['yes', is, advisories]
          : ['no', `is not ${specifier}`];
    const packages = packagesNamed(new Set([name]), known, judge);
    return {
      question: { kind: 'package', package: name, specifier },
      ...verdictOn(packages, known, name),
      packages,
    };
  }
  return judgeAdvisory(asked.id, known);
}

/** Its answer for one dependency, and the advisories to show with it. */
type Judge = (
  dependency: Dependency,
  advisories: readonly AdvisoryEntry[],
) => readonly [Verdict, string, (readonly AdvisoryEntry[])?];

function judgeAdvisory(id: string, known: Known): Judged {
  const flaw = known.index && flawById(known.index, id);
  if (!flaw) {
    const reason = known.index
      ? `the advisories at hand do not have ${id}: it may be newer, or not about a Python package`
      : 'there are no advisories to look it up in';
    return { question: { kind: 'advisory', id, packages: [] }, answer: 'unknown', reason, packages: [] };
  }
  const judge: Judge = ({ name, version }, advisories) => {
    if (version === undefined) return ['unknown', 'is not fixed to a version'];
    const own = advisories.filter((one) => [one.id, ...one.aliases].some((other) => flaw.ids.has(other)));
    if (own.length > 0) return ['yes', 'has the flaw', own];
    const open = known
      .match(name, version)
      .undecided.find((reason) => [...flaw.ids].some((one) => reason.includes(one)));
    return open ? ['unknown', `may have the flaw: ${open}`] : ['no', 'does not have the flaw'];
  };
  const packages = packagesNamed(new Set(flaw.packages), known, judge);
  const question = {
    kind: 'advisory' as const,
    id,
    packages: flaw.packages,
    ...(flaw.summary !== undefined && { summary: flaw.summary }),
  };
  return { question, ...verdictOn(packages, known, flaw.packages.join(', ')), packages };
}

function packagesNamed(names: ReadonlySet<string>, known: Known, judge: Judge): AffectedPackage[] {
  return known.projects
    .flatMap(({ graph }) => {
      const [find, reachOf] = [pathFinder(graph), reachIn(graph, known.uses, known.names)];
      return graph.dependencies
        .filter((dependency) => names.has(dependency.name) && isPythons(dependency))
        .map((dependency): AffectedPackage => {
          const { name, version } = dependency;
          const all = version === undefined ? [] : known.match(name, version).advisories;
          const [judged, why, shown = []] = judge(dependency, all);
          const kept = judged === 'yes' && !dependency.applies;
          const advisories = shown.map((one) => ({ ...one, ...reachOf(dependency, one) }));
          return {
            ...entryOf(dependency, advisories, find(dependency, MOST_PATHS)),
            answer: kept ? 'no' : judged,
            reason: kept ? `${why}, but markers keep it out here` : why,
          };
        });
    })
    .sort(comparePackages);
}

const ORDER: readonly Verdict[] = ['yes', 'unknown', 'no'];

function comparePackages(a: AffectedPackage, b: AffectedPackage): number {
  return (
    ORDER.indexOf(a.answer) - ORDER.indexOf(b.answer) ||
    compareText(a.manifest, b.manifest) ||
    a.line - b.line ||
    compareText(a.name, b.name) ||
    compareText(a.version ?? '', b.version ?? '')
  );
}

/** The worst of all, or why there is nothing to judge. */
function verdictOn(
  packages: readonly AffectedPackage[],
  { projects }: Known,
  names: string,
): Pick<Judged, 'answer' | 'reason'> {
  const [first] = packages;
  if (first)
    return {
      answer: first.answer,
      reason: `${first.name} ${first.version ?? ''} ${first.reason}`.replace('  ', ' '),
    };
  const dependencies = projects.flatMap(({ graph }) => graph.dependencies);
  if (dependencies.length === 0)
    return { answer: 'unknown', reason: 'the project names no dependencies that could be read' };
  const isWhole = projects.every(({ manifests }) => isLocked(manifests));
  if (isWhole) return { answer: 'no', reason: `nothing in the project's locks is ${names}` };
  return {
    answer: 'unknown',
    reason: `the project does not ask for ${names} itself; without a lock what its dependencies bring is not known`,
  };
}
