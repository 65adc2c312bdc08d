/** Which flaws a plan is to clear. */

import { compareText } from '../../finding/location.ts';
import { atLeast, compareSeverity, type Severity } from '../../finding/severity.ts';
import type { PythonVersion } from '../../project/environment.ts';
import type { PlannedFlaw } from '../../report/plan.ts';
import type { AdvisoryEntry } from '../../report/report.ts';
import type { Match } from '../advisories/match.ts';
import type { ReachOf } from '../affected/reach.ts';
import { isPythons } from '../graph/entry.ts';
import type { Dependency, DependencyGraph } from '../graph/graph.ts';
import type { ProjectManifests } from '../reading/project-manifests.ts';
import { dueDate, type Policy } from './due.ts';

export interface Choice {
  /** Ids and aliases; all at or above `severity` where none are given. */
  readonly ids: readonly string[];
  readonly severity: Severity;
}

/** What a plan is made for. */
export interface Planned {
  readonly manifests: ProjectManifests;
  /** That the project allows. */
  readonly pythons: readonly PythonVersion[];
  readonly graph: DependencyGraph;
}

/** What is known of flaws. */
export interface Knowledge {
  readonly match: (name: string, version: string) => Match;
  /** When a flaw of a package became public: ISO time. */
  readonly published: (name: string, id: string) => string | undefined;
  /** Whether the code gets to what is flawed; asked once there is something to clear. Undefined: there is no code. */
  readonly reach: () => Promise<((graph: DependencyGraph) => ReachOf) | undefined>;
}

/** One flaw of one package that the project has. */
export interface ChosenFlaw extends PlannedFlaw {
  readonly name: string;
  readonly from: string;
  readonly direct: boolean;
  /** Why no other version can be looked for: a sentence. */
  readonly stuck: string | undefined;
}

export function isChosen(
  { id, aliases, severity }: AdvisoryEntry,
  { ids, severity: least }: Choice,
): boolean {
  return ids.length > 0 ? [id, ...aliases].some((name) => ids.includes(name)) : atLeast(severity, least);
}

const REACH = ['yes', 'imported', 'unknown', 'not imported'] as const;

/** What is reached before what is not, worst first, then what is due first. What markers keep out is left out. */
export async function chosenFlaws(
  { graph }: Planned,
  choice: Choice,
  { match, published, reach }: Knowledge,
  today: string,
  policy: Policy,
): Promise<ChosenFlaw[]> {
  const found = graph.dependencies.flatMap((dependency) => flawsOf(dependency, choice, match));
  const reachOf = found.length > 0 ? (await reach())?.(graph) : undefined;
  return found
    .map(({ dependency, from, entry }): ChosenFlaw => {
      const { name, direct } = dependency;
      const { id, severity, reachable } = entry;
      const reached = reachOf?.(dependency, entry) ?? { reachable };
      return {
        id,
        severity,
        ...reached,
        ...dueDate(severity, published(name, id), today, policy),
        name,
        from,
        direct,
        stuck: whyStuck(dependency, entry),
      };
    })
    .sort(compareFlaws);
}

function flawsOf(dependency: Dependency, choice: Choice, match: Knowledge['match']) {
  const { name, version, applies } = dependency;
  if (version === undefined || !applies || !isPythons(dependency)) return [];
  const entries = match(name, version).advisories.filter((entry) => isChosen(entry, choice));
  return entries.map((entry) => ({ dependency, from: version, entry }));
}

/** What does not come from an index has no list of versions. */
function whyStuck({ name, source }: Dependency, { fixed }: AdvisoryEntry): string | undefined {
  if (source.kind === 'index') return undefined;
  const free = fixed[0] === undefined ? 'no version is free of the flaw' : `the flaw is fixed in ${fixed[0]}`;
  const whence =
    source.kind === 'conda' ? 'from conda, whose packages are not resolved' : 'from elsewhere than an index';
  return `${name} comes ${whence}; ${free}.`;
}

export function compareFlaws(a: ChosenFlaw, b: ChosenFlaw): number {
  return (
    REACH.indexOf(a.reachable) - REACH.indexOf(b.reachable) ||
    compareSeverity(a.severity, b.severity) ||
    compareText(a.due, b.due) ||
    Number(b.direct) - Number(a.direct) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}
