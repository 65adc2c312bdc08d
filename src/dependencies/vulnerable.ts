/** Advisories meet the graph: entries of the report, and findings where something flawed is asked for. */

import type { FlowStep } from '../finding/finding.ts';
import type { FindingDraft } from '../finding/fingerprint.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { compareLocations, compareText } from '../finding/location.ts';
import type { AdvisoryEntry, DependencyEntry } from '../report/report.ts';
import { isMalicious } from './advisories/advisory.ts';
import type { ReachOf } from './affected/reach.ts';
import type { DependencyFacts } from './audit.ts';
import { entryOf, isPythons, purlOf } from './graph/entry.ts';
import type { Dependency, DependencyGraph } from './graph/graph.ts';
import { pathFinder } from './graph/paths.ts';
import { isAside, MAIN } from './reading/declarations.ts';
import { isRequirementsPath } from './reading/requirements-file.ts';
import { leadsOutside } from './reading/urls.ts';
import { rule as maliciousRule } from './rules/malicious.ts';
import { rule as vulnerableRule } from './rules/vulnerable.ts';
import { listed } from './trust/setting.ts';

/** What is known of one version of a package. Names are normalised, versions as the manifest has them. */
export type AdvisoryMatch = (
  name: string,
  version: string,
) => {
  /** Worst first; the first of `fixed` is the smallest step. */
  readonly advisories: readonly AdvisoryEntry[];
  /** Why nobody can tell whether more apply, a sentence each. */
  readonly undecided: readonly string[];
};

export interface DependencyAudit {
  /** Sorted by manifest, line and name. */
  readonly dependencies: readonly DependencyEntry[];
  readonly findings: readonly FindingDraft[];
  readonly incomplete: readonly Incomplete[];
}

export interface MatchOptions {
  /** How many ways to each dependency are worked out. */
  readonly paths?: number;
  /**
   * Opened where something flawed is found, since looking at code is dear: whether the code of each graph's project gets
   * to it. Nobody looks where it is absent.
   */
  readonly reach?: () => Promise<((graph: DependencyGraph) => ReachOf) | undefined>;
}

export async function auditDependencies(
  facts: DependencyFacts,
  match: AdvisoryMatch,
  { paths = 3, reach }: MatchOptions = {},
): Promise<DependencyAudit> {
  const matched = facts.projects.map(({ graph }) => ({ graph, matches: matchesIn(graph, match) }));
  const isFlawed = matched.some(({ matches }) =>
    [...matches.values()].some(({ advisories }) => advisories.length > 0),
  );
  const reachIn = isFlawed ? await reach?.() : undefined;
  const audits = matched.map((one) => auditGraph(one, paths, reachIn?.(one.graph)));
  return {
    dependencies: audits.flatMap(({ dependencies }) => dependencies).sort(compareEntries),
    findings: audits.flatMap(({ findings }) => findings),
    incomplete: audits.flatMap(({ incomplete }) => incomplete),
  };
}

type Match = ReturnType<AdvisoryMatch>;

/** Of what has a version and is Python's. */
function matchesIn({ dependencies }: DependencyGraph, match: AdvisoryMatch): ReadonlyMap<Dependency, Match> {
  return new Map(
    dependencies.flatMap((one) =>
      one.version === undefined || !isPythons(one) ? [] : [[one, match(one.name, one.version)]],
    ),
  );
}

function auditGraph(
  { graph, matches }: { readonly graph: DependencyGraph; readonly matches: ReadonlyMap<Dependency, Match> },
  paths: number,
  reachOf: ReachOf | undefined,
): DependencyAudit {
  const find = pathFinder(graph);
  const findings: FindingDraft[] = [];
  const incomplete: Incomplete[] = [];
  const dependencies = graph.dependencies.map((dependency) => {
    const { location } = dependency;
    const found = matches.get(dependency);
    const known = found && {
      ...found,
      advisories: found.advisories.map((one) => (reachOf ? { ...one, ...reachOf(dependency, one) } : one)),
    };
    const ways = find(dependency, paths);
    for (const reason of known?.undecided ?? [])
      incomplete.push({ path: location.path, line: location.line, reason });
    for (const advisory of known?.advisories ?? []) {
      findings.push(findingOf(dependency, advisory, ways[0] ?? [], graph.dependencies));
    }
    return entryOf(dependency, known?.advisories ?? [], ways);
  });
  return { dependencies, findings, incomplete: [...incomplete, ...withoutVersion(graph.dependencies)] };
}

function findingOf(
  dependency: Dependency,
  advisory: AdvisoryEntry,
  way: readonly string[],
  all: readonly Dependency[],
): FindingDraft {
  const { name, version, location, applies, groups, source } = dependency;
  const malicious = isMalicious(advisory);
  const rule = malicious ? maliciousRule : vulnerableRule;
  const what = malicious ? 'is known to be malicious' : 'has a known flaw';
  const inner = way.slice(1, -1);
  const via = inner.length > 0 ? `, needed by ${inner.join(' > ')}` : '';
  const only = groups.length > 0 && !groups.includes(MAIN) ? ` (only in ${listed(groups)})` : '';
  const kept = applies ? '' : '; markers keep it out here';
  const notes = [...heldAt(dependency), ...(advisory.reachable === 'yes' ? [usedAt(advisory)] : [])];
  const summary = advisory.summary ? `: ${advisory.summary}` : '';
  return {
    rule: rule.id,
    severity: applies ? advisory.severity : 'info',
    confidence: 'high',
    cwe: rule.cwe,
    message: `${name} ${version}${via}${only} ${what}, ${advisory.id}${summary}${kept}`,
    location,
    flow: flowOf(dependency, way, all),
    remedy: malicious
      ? `Remove ${name} and treat machines that installed it as taken over.`
      : remedyOf(dependency, advisory, inner),
    flaw: { purl: purlOf(name, version, source), ids: [advisory.id, ...advisory.aliases] },
    ...(notes.length > 0 && { notes }),
    anchor: `${name} ${advisory.id}`,
  };
}

/** `Your code uses yaml.load, which the advisory names: app.py:3.` */
function usedAt({ reach }: AdvisoryEntry): string {
  const { reason = '', places = [] } = reach ?? {};
  const shown = listed(places.map(({ path, line }) => `${path}:${line}`));
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}: ${shown}.`;
}

/** `constraints.txt:1 holds django at 3.2.0.` */
function heldAt({ name, version, heldBy }: Dependency): string[] {
  return heldBy ? [`${heldBy.path}:${heldBy.line} holds ${name} at ${version}.`] : [];
}

function remedyOf(
  { name, direct, heldBy }: Dependency,
  { fixed }: AdvisoryEntry,
  inner: readonly string[],
): string {
  if (fixed.length === 0)
    return `No version of ${name} is free of it: replace ${name}, or record why it does not matter.`;
  const others = fixed.length > 1 ? ` (or ${listed(fixed.slice(1), 4)})` : '';
  const where = heldBy ? `, in ${heldBy.path} too` : '';
  const step = `Update ${name} to ${fixed[0]}${others} or later${where}`;
  return direct || inner.length === 0 ? `${step}.` : `${step}, if need be by updating ${inner[0]}.`;
}

/** From what the project asks for to where the lock has what is flawed. */
function flowOf(
  { name, version, lockLocation, location }: Dependency,
  way: readonly string[],
  all: readonly Dependency[],
): FlowStep[] {
  if (way.length <= 2 && (!lockLocation || lockLocation === location)) return [];
  const asked = all.find((one) => one.direct && one.name === way[1]);
  const steps: FlowStep[] = [];
  if (asked && asked.name !== name) {
    const { path, line, column } = asked.location;
    steps.push({ path, line, column, note: `asks for ${asked.name}` });
  } else if (lockLocation !== location) {
    const { path, line, column } = location;
    steps.push({ path, line, column, note: `asks for ${name}` });
  }
  const { path, line, column } = lockLocation ?? location;
  return [...steps, { path, line, column, note: `has ${name} ${version}` }];
}

/** What nothing can be looked up for, a line for each file. Folders of the audited one are audited as code. */
export function withoutVersion(dependencies: readonly Dependency[]): Incomplete[] {
  const unknown = dependencies.filter(
    ({ version, source, location }) =>
      version === undefined && (source.kind !== 'path' || leadsOutside(source, location.path)),
  );
  return [...Map.groupBy(unknown, placeOf).values()].map((own) => {
    const first = own.reduce((a, b) => (compareLocations(b.location, a.location) < 0 ? b : a));
    const { path } = first.location;
    const names = own.map(({ name }) => name);
    return {
      path,
      line: first.location.line,
      reason: `no version is known of ${listed(names)}, so no advisory can be looked up; make a lock, or pin`,
    };
  });
}

/**
 * What scripts, workflows and images install without a version is one thing to say, however many they are; a file of
 * requirements that they install is said by itself.
 */
function placeOf({ groups, location }: Dependency): string {
  return isAside(groups) && !isRequirementsPath(location.path) ? 'aside' : location.path;
}

function compareEntries(a: DependencyEntry, b: DependencyEntry): number {
  return (
    compareText(a.manifest, b.manifest) ||
    a.line - b.line ||
    compareText(a.name, b.name) ||
    compareText(a.version ?? '', b.version ?? '')
  );
}
