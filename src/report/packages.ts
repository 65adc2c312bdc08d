import type { Finding } from '../finding/finding.ts';
import { compareText } from '../finding/location.ts';
import { compareSeverity, type Severity } from '../finding/severity.ts';
import { leastOf } from '../limits/lists.ts';
import type { AdvisoryEntry, DependencyEntry } from './report.ts';

/** One package with everything known against it: releases with the same flaws together, from whichever manifests. */
export interface FlawedPackage {
  readonly name: string;
  /** In the report's order; empty where nothing pins it. */
  readonly versions: readonly string[];
  readonly severity: Severity;
  /** Worst first. */
  readonly advisories: readonly AdvisoryEntry[];
  /** The manifests' own entries, the first in the report's order. */
  readonly entries: readonly DependencyEntry[];
}

const REACH = ['yes', 'unknown', 'imported', 'not imported'] as const;

/** Groups dependencies with advisories, worst first, what is reached before what is not, then by their number. */
export function flawedPackages(entries: readonly DependencyEntry[]): FlawedPackage[] {
  const groups = new Map<string, DependencyEntry[]>();
  for (const entry of entries) {
    if (entry.advisories.length === 0) continue;
    const key = [entry.name, ...entry.advisories.map(({ id }) => id).sort(compareText)].join('\0');
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].map(packageOf).sort(comparePackages);
}

function packageOf(entries: readonly DependencyEntry[]): FlawedPackage {
  const { name } = entries[0] as DependencyEntry;
  const versions = [...new Set(entries.flatMap(({ version }) => version ?? []))];
  const advisories = mergedAdvisories(entries).sort(compareAdvisories);
  return { name, versions, severity: (advisories[0] as AdvisoryEntry).severity, advisories, entries };
}

/** Each advisory once, as reachable as anywhere. */
function mergedAdvisories(entries: readonly DependencyEntry[]): AdvisoryEntry[] {
  const byId = new Map<string, AdvisoryEntry>();
  for (const advisory of entries.flatMap((entry) => entry.advisories)) {
    const known = byId.get(advisory.id);
    if (!known || reachRank(advisory) < reachRank(known)) byId.set(advisory.id, advisory);
  }
  return [...byId.values()];
}

function reachRank({ reachable }: AdvisoryEntry): number {
  return REACH.indexOf(reachable);
}

function compareAdvisories(a: AdvisoryEntry, b: AdvisoryEntry): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    compareThreat(a, b) ||
    reachRank(a) - reachRank(b) ||
    compareText(a.id, b.id)
  );
}

/** What is attacked already first, then what is likelier to be. */
export function compareThreat(a: AdvisoryEntry, b: AdvisoryEntry): number {
  const attacked = ({ exploited }: AdvisoryEntry) => (exploited ? 0 : 1);
  const likely = ({ epss }: AdvisoryEntry) => epss?.probability ?? 0;
  return attacked(a) - attacked(b) || likely(b) - likely(a);
}

/** Whether somebody is known to attack a flaw of the package. */
export function isExploited({ advisories }: Pick<FlawedPackage, 'advisories'>): boolean {
  return advisories.some(({ exploited }) => exploited !== undefined);
}

function comparePackages(a: FlawedPackage, b: FlawedPackage): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    Number(isExploited(b)) - Number(isExploited(a)) ||
    leastOf(a.advisories.map(reachRank)) - leastOf(b.advisories.map(reachRank)) ||
    b.advisories.length - a.advisories.length ||
    compareText(a.name, b.name) ||
    compareText(a.versions.join(' '), b.versions.join(' '))
  );
}

/** The rule whose findings are told by package, since one package may have a hundred. */
const BY_PACKAGE = 'dependency/vulnerable';

/** Known flaws told by package, and the findings that are not told that way. */
export interface Flaws {
  readonly entries: readonly DependencyEntry[];
  readonly others: readonly Finding[];
}

/** Leaves out what is suppressed, packages all of whose flaws are. A flaw that no entry lists stays a finding. */
export function flawsOf(
  findings: readonly Finding[],
  suppressed: readonly Finding[],
  dependencies: readonly DependencyEntry[],
): Flaws {
  const [loud, quiet] = [findings.filter(isByPackage), suppressed.filter(isByPackage)];
  const entries = dependencies
    .map((entry) => ({ ...entry, advisories: loudAdvisories(entry, loud, quiet) }))
    .filter(({ advisories }) => advisories.length > 0);
  const others = findings.filter(
    (finding) => !isByPackage(finding) || !entries.some((entry) => isAbout(finding, entry)),
  );
  return { entries, others };
}

function loudAdvisories(
  entry: DependencyEntry,
  loud: readonly Finding[],
  quiet: readonly Finding[],
): readonly AdvisoryEntry[] {
  if (entry.advisories.length === 0) return [];
  const own = quiet.filter((finding) => isAbout(finding, entry));
  if (own.length === 0) return entry.advisories;
  const isLoud = loud.some((finding) => isAbout(finding, entry));
  return entry.advisories.filter(({ id }) => isLoud && !own.some(({ flaw }) => flaw?.ids[0] === id));
}

/** Several packages may stand on one line: the release tells them apart, where the finding has one. */
export function isAbout(
  { location, flaw }: Pick<Finding, 'location' | 'flaw'>,
  { manifest, line, purl }: DependencyEntry,
): boolean {
  const samePlace = location.path === manifest && location.line === line;
  return samePlace && (flaw === undefined || flaw.purl === purl);
}

function isByPackage({ rule }: Finding): boolean {
  return rule === BY_PACKAGE;
}

/**
 * The lowest version that is free of every advisory of a package. Undefined where one has no fix, or where a
 * version is not a plain `1.2.3`: ordering those takes PEP 440, which is not this floor's business.
 */
export function clearingVersion({ advisories }: FlawedPackage): string | undefined {
  let highest: string | undefined;
  for (const { fixed } of advisories) {
    const lowest = fixed[0];
    if (lowest === undefined || !/^\d+(\.\d+)*$/.test(lowest)) return undefined;
    if (highest === undefined || compareReleases(lowest, highest) > 0) highest = lowest;
  }
  return highest;
}

function compareReleases(a: string, b: string): number {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
