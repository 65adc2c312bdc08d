import { compareText } from '../finding/location.ts';
import { compareSeverity, type Severity } from '../finding/severity.ts';
import type { AdvisoryEntry, DependencyEntry } from './report.ts';

/** One release with everything known against it, from whichever manifests name it. */
export interface FlawedPackage {
  readonly name: string;
  readonly version: string | undefined;
  readonly severity: Severity;
  /** Worst first. */
  readonly advisories: readonly AdvisoryEntry[];
  /** The manifests' own entries, the first in the report's order. */
  readonly entries: readonly DependencyEntry[];
}

const REACH = ['yes', 'unknown', 'imported', 'not imported'] as const;

/** Groups dependencies with advisories by name and version, worst first, what is reached before what is not. */
export function flawedPackages(entries: readonly DependencyEntry[]): FlawedPackage[] {
  const groups = new Map<string, DependencyEntry[]>();
  for (const entry of entries) {
    if (entry.advisories.length === 0) continue;
    const key = `${entry.name}\0${entry.version ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].map(packageOf).sort(comparePackages);
}

function packageOf(entries: readonly DependencyEntry[]): FlawedPackage {
  const { name, version } = entries[0] as DependencyEntry;
  const byId = new Map(
    entries.flatMap(({ advisories }) => advisories).map((advisory) => [advisory.id, advisory]),
  );
  const advisories = [...byId.values()].sort(compareAdvisories);
  return { name, version, severity: (advisories[0] as AdvisoryEntry).severity, advisories, entries };
}

function compareAdvisories(a: AdvisoryEntry, b: AdvisoryEntry): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    REACH.indexOf(a.reachable) - REACH.indexOf(b.reachable) ||
    compareText(a.id, b.id)
  );
}

function comparePackages(a: FlawedPackage, b: FlawedPackage): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    reach(a) - reach(b) ||
    compareText(a.name, b.name) ||
    compareText(a.version ?? '', b.version ?? '')
  );
}

function reach({ advisories }: FlawedPackage): number {
  return Math.min(...advisories.map(({ reachable }) => REACH.indexOf(reachable)));
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
