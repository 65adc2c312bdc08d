/** Which advisories apply to a version of a package, by the evaluation of the OSV schema in PEP 440's order. */
import { compareSeverity, type Severity } from '../../finding/severity.ts';
import { compareThreat } from '../../report/packages.ts';
import type { AdvisoryEntry } from '../../report/report.ts';
import { normalizeName } from '../packaging/names.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../packaging/versions.ts';
import { isMalicious } from './advisory.ts';
import type { Flaw } from './aliases.ts';
import { applies } from './fixes.ts';
import type { AdvisoryIndex, KeptFlaw } from './index-file.ts';
import { bound } from './intervals.ts';
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
    const { records } = flaw;
    const applying = records.find((advisory) => applies(advisory, version, parsed));
    const reason = applying ? undefined : undecidedBecause(records, version, parsed);
    if (applying) entries.push(entryOf(flaw, applying.id, parsed));
    else if (reason)
      undecided.push(
        printable(`whether ${records[0]!.id} applies to ${name} ${version} cannot be told: ${reason}`),
      );
  }
  return { advisories: inOrder(entries), undecided };
}

/** Ids of the single records that apply; {@link match} tells of flaws, which may have several. */
export function applyingTo(index: AdvisoryIndex, name: string, version: string): string[] {
  const parsed = parseVersion(version);
  const records = index.flawsOf(normalizeName(name)).flatMap((flaw) => flaw.records);
  return records.filter((advisory) => applies(advisory, version, parsed)).map(({ id }) => id);
}

/** A record that can tell decides for the others of the same flaw. */
function undecidedBecause(flaw: Flaw, text: string, version: Version | undefined): string | undefined {
  if (!version) return `${text} is no version as PEP 440 has them`;
  return flaw.every(({ undecidable }) => undecidable) ? flaw[0]!.undecidable : undefined;
}

function entryOf(
  { records, names, fixes }: KeptFlaw,
  id: string,
  version: Version | undefined,
): AdvisoryEntry {
  const summary = records.find((advisory) => advisory.summary)?.summary;
  return {
    id,
    aliases: names.filter((name) => name !== id),
    severity: severityOfFlaw(records),
    ...(summary && { summary }),
    fixed: version ? fixedAfter(version, fixes) : [],
    reachable: 'unknown',
  };
}

/** The worst that any database gives. */
function severityOfFlaw(flaw: Flaw): Severity {
  if (flaw.some(isMalicious)) return 'critical';
  const rated = flaw.map(({ severity }) => severity).filter((severity) => severity !== undefined);
  return rated.sort(compareSeverity)[0] ?? UNRATED;
}

/** Of what the records call fixed. Pre-releases only for who uses one, or where there is nothing else (PEP 440). */
function fixedAfter(version: Version, fixes: readonly string[]): string[] {
  const later = fixes.filter((text) => compareVersions(bound(text), version) > 0);
  if (isPrerelease(version)) return later;
  const finals = later.filter((text) => !isPrerelease(bound(text)));
  return finals.length > 0 ? finals : later;
}

/** Worst first; then what is attacked already, what is likelier to be, and by id. */
export function inOrder(entries: readonly AdvisoryEntry[]): AdvisoryEntry[] {
  return [...entries].sort(
    (a, b) => compareSeverity(a.severity, b.severity) || compareThreat(a, b) || compareIds(a.id, b.id),
  );
}
