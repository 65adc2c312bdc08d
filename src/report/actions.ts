import { compareFindings, type Finding } from '../finding/finding.ts';
import { isWholeFile } from '../finding/location.ts';
import { exposure } from '../finding/origin.ts';
import { CONFIDENCES, compareSeverity, type Severity } from '../finding/severity.ts';
import { type Subject, subjectOf } from '../finding/subject.ts';
import { leastOf } from '../limits/lists.ts';
import { clearingVersion, type FlawedPackage, isExploited } from './packages.ts';
import { counted, listed } from './words.ts';

/** One thing to do, and what it settles. */
export interface Action {
  readonly severity: Severity;
  readonly words: string;
  /** Where to begin. */
  readonly place: { readonly path: string; readonly line?: number; readonly column?: number };
  /** Places that the same deed settles. */
  readonly settles: number;
}

interface Ranked extends Action {
  readonly subject: Subject;
  readonly exposure: number;
  readonly doubt: number;
}

/**
 * What to do first: worst, then most exposed, then most certain, then what settles most. Findings of one rule with
 * one remedy are one action, and so is a package, whatever the number of its advisories.
 */
export function actionsOf(findings: readonly Finding[], packages: readonly FlawedPackage[]): Action[] {
  return [...findingActions(findings), ...packages.map(packageAction)].sort(compareActions);
}

/** A file that runs something dangerous may be an attack that has begun; a flaw still waits for its attacker. */
const URGENCY: readonly Subject[] = ['artifacts', 'code', 'dependencies', 'settings'];

function compareActions(a: Ranked, b: Ranked): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    a.exposure - b.exposure ||
    a.doubt - b.doubt ||
    URGENCY.indexOf(a.subject) - URGENCY.indexOf(b.subject) ||
    b.settles - a.settles
  );
}

function findingActions(findings: readonly Finding[]): Ranked[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(compareFindings)) {
    if (finding.remedy === '') continue;
    const key = `${finding.rule}\0${finding.remedy}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0] as Finding;
    return {
      severity: first.severity,
      words: first.remedy,
      place: isWholeFile(first.location) ? { path: first.location.path } : first.location,
      settles: group.length,
      subject: subjectOf(first),
      exposure: leastOf(group.map(exposureOf)),
      doubt: CONFIDENCES.indexOf(first.confidence),
    };
  });
}

/** A setting waits for somebody who stands between the project and an index, as a queue for who can write to it. */
function exposureOf(finding: Finding): number {
  if (finding.origin !== undefined) return exposure(finding.origin);
  return subjectOf(finding) === 'settings' ? exposure('message') : 0;
}

/** Exposure and doubt as far as it is known whether the code reaches the flaw. */
const REACH_RANK = { yes: 0, unknown: 2, imported: 2, 'not imported': 4 } as const;

function packageAction(flawed: FlawedPackage): Ranked {
  const entry = flawed.entries[0] as FlawedPackage['entries'][number];
  const reach = leastOf(flawed.advisories.map(({ reachable }) => REACH_RANK[reachable]));
  // Where attacks are known, nobody waits for an answer about reach.
  const rank = isExploited(flawed) ? Math.min(reach, 0) : reach;
  return {
    severity: flawed.severity,
    words: packageWords(flawed),
    place: { path: entry.manifest, line: entry.line },
    settles: flawed.advisories.length,
    subject: 'dependencies',
    exposure: rank,
    doubt: rank,
  };
}

function packageWords(flawed: FlawedPackage): string {
  const { name, versions, advisories, entries } = flawed;
  const target = clearingVersion(flawed);
  const clears = counted(advisories.length, 'advisory', 'advisories');
  const parents = entries[0]?.direct
    ? []
    : [...new Set(entries.flatMap(({ paths }) => paths.map((path) => path[1])))];
  const through = parents.length === 1 && parents[0] !== undefined ? `, which ${parents[0]} brings` : '';
  if (advisories.some(({ id }) => id.startsWith('MAL-')))
    return `Remove ${name}${through}: it is known to be malicious.`;
  const which = [name, ...(versions.length > 0 ? [listed(versions)] : [])].join(' ') + through;
  if (target !== undefined)
    return `Upgrade ${which}${through === '' ? '' : ','} to ${target} or later: clears ${clears}.`;
  if (advisories.some(({ fixed }) => fixed.length === 0))
    return `Replace or remove ${which}: ${clears}, not all fixed.`;
  return `Upgrade ${which}: ${clears}; the table says from which versions on.`;
}
