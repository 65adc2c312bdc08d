/** Which flaws a plan is to clear. */

import { compareText } from '../../finding/location.ts';
import { atLeast, compareSeverity, type Severity } from '../../finding/severity.ts';
import type { PythonVersion } from '../../project/environment.ts';
import type { PlannedFlaw } from '../../report/plan.ts';
import type { AdvisoryEntry } from '../../report/report.ts';
import type { Match } from '../advisories/match.ts';
import type { DependencyGraph } from '../graph/graph.ts';
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
}

/** One flaw of one package that the project has. */
export interface ChosenFlaw extends PlannedFlaw {
  readonly name: string;
  readonly from: string;
  readonly direct: boolean;
}

export function isChosen(
  { id, aliases, severity }: AdvisoryEntry,
  { ids, severity: least }: Choice,
): boolean {
  return ids.length > 0 ? [id, ...aliases].some((name) => ids.includes(name)) : atLeast(severity, least);
}

const REACH = ['yes', 'imported', 'unknown', 'not imported'] as const;

/** What is reached before what is not, worst first, then what is due first. What markers keep out is left out. */
export function chosenFlaws(
  { graph }: Planned,
  choice: Choice,
  { match, published }: Knowledge,
  today: string,
  policy: Policy,
): ChosenFlaw[] {
  const flaws = graph.dependencies.flatMap(({ name, version, applies, direct }) => {
    if (version === undefined || !applies) return [];
    const entries = match(name, version).advisories.filter((entry) => isChosen(entry, choice));
    return entries.map(({ id, severity, reachable }): ChosenFlaw => {
      const dates = dueDate(severity, published(name, id), today, policy);
      return { id, severity, reachable, ...dates, name, from: version, direct };
    });
  });
  return flaws.sort(compareFlaws);
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
