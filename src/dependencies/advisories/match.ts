/** Which advisories apply to a version of a package, by the evaluation of the OSV schema in PEP 440's order. */
import { compareSeverity, type Severity } from '../../finding/severity.ts';
import { compareThreat } from '../../report/packages.ts';
import type { AdvisoryEntry } from '../../report/report.ts';
import { normalizeName } from '../packaging/names.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../packaging/versions.ts';
import { type Advisory, isMalicious } from './advisory.ts';
import { type Flaw, otherNames } from './aliases.ts';
import type { AdvisoryIndex } from './index-file.ts';
import { bound, compareReleases, holds } from './intervals.ts';
import { compareIds, printable } from './text.ts';

/**
 * What a flaw counts as that nobody rated: bad enough to fail a check, since most of what databases rate is at
 * least this bad, and not so bad as to hide what is known to be worse.
 */
const UNRATED: Severity = 'medium';

export interface Match {
  /** One entry a flaw; see {@link inOrder}. */
  readonly advisories: readonly AdvisoryEntry[];
  /** Why nobody can tell whether further advisories apply; one sentence each. Never to be taken for "no advisories". */
  readonly undecided: readonly string[];
}

const NOTHING: Match = { advisories: [], undecided: [] };

/** `name` in any spelling; `version` as the project gives it. */
export function match(index: AdvisoryIndex, name: string, version: string): Match {
  const flaws = index.flawsOf(normalizeName(name));
  if (flaws.length === 0) return NOTHING;
  const parsed = parseVersion(version);
  const entries: AdvisoryEntry[] = [];
  const undecided: string[] = [];
  for (const flaw of flaws) {
    const applying = flaw.find((advisory) => applies(advisory, version, parsed));
    const reason = applying ? undefined : undecidedBecause(flaw, version, parsed);
    if (applying) entries.push(entryOf(flaw, applying.id, parsed));
    else if (reason)
      undecided.push(
        printable(`whether ${flaw[0]!.id} applies to ${name} ${version} cannot be told: ${reason}`),
      );
  }
  return { advisories: inOrder(entries), undecided };
}

/** Ids of the single records that apply; {@link match} tells of flaws, which may have several. */
export function applyingTo(index: AdvisoryIndex, name: string, version: string): string[] {
  const parsed = parseVersion(version);
  const records = index.flawsOf(normalizeName(name)).flat();
  return records.filter((advisory) => applies(advisory, version, parsed)).map(({ id }) => id);
}

function applies(advisory: Advisory, text: string, version: Version | undefined): boolean {
  if (!version) return advisory.versions.includes(text);
  return advisory.intervals.some((interval) => holds(interval, version)) || lists(advisory, version);
}

function lists({ versions }: Advisory, version: Version): boolean {
  return versions.some((text) => {
    const listed = parseVersion(text);
    return listed !== undefined && compareReleases(version, listed) === 0;
  });
}

/** A record that can tell decides for the others of the same flaw. */
function undecidedBecause(flaw: Flaw, text: string, version: Version | undefined): string | undefined {
  if (!version) return `${text} is no version as PEP 440 has them`;
  return flaw.every(({ undecidable }) => undecidable) ? flaw[0]!.undecidable : undefined;
}

function entryOf(flaw: Flaw, id: string, version: Version | undefined): AdvisoryEntry {
  const summary = flaw.find((advisory) => advisory.summary)?.summary;
  return {
    id,
    aliases: otherNames(flaw, id),
    severity: severityOfFlaw(flaw),
    ...(summary && { summary }),
    fixed: version ? fixedVersions(flaw, version) : [],
    reachable: 'unknown',
  };
}

/** The worst that any database gives. */
function severityOfFlaw(flaw: Flaw): Severity {
  if (flaw.some(isMalicious)) return 'critical';
  const rated = flaw.map(({ severity }) => severity).filter((severity) => severity !== undefined);
  return rated.sort(compareSeverity)[0] ?? UNRATED;
}

/**
 * Later versions that a record calls fixed and no record of the flaw calls affected, oldest first. Pre-releases
 * only for who uses one, or where there is nothing else (PEP 440, "Handling of pre-releases").
 */
function fixedVersions(flaw: Flaw, version: Version): string[] {
  const fixes = flaw
    .flatMap(({ intervals }) => intervals.flatMap(({ fixed }) => fixed ?? []))
    .map((text) => ({ text, fix: bound(text) }))
    .filter(({ fix }) => compareVersions(fix, version) > 0)
    .filter(({ text, fix }) => !flaw.some((advisory) => applies(advisory, text, fix)))
    .sort((a, b) => compareVersions(a.fix, b.fix))
    .filter(({ fix }, i, all) => i === 0 || compareVersions(all[i - 1]!.fix, fix) !== 0);
  const finals = fixes.filter(({ fix }) => !isPrerelease(fix));
  const offered = finals.length > 0 && !isPrerelease(version) ? finals : fixes;
  return offered.map(({ text }) => text);
}

/** Worst first; then what is attacked already, what is likelier to be, and by id. */
export function inOrder(entries: readonly AdvisoryEntry[]): AdvisoryEntry[] {
  return [...entries].sort(
    (a, b) => compareSeverity(a.severity, b.severity) || compareThreat(a, b) || compareIds(a.id, b.id),
  );
}
