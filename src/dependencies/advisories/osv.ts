/** Reads records of the OSV schema (1.7) and keeps what concerns Python's packages. A record may be hostile. */
import * as z from 'zod';
import { compareSeverity, type Severity } from '../../finding/severity.ts';
import { isValidName, normalizeName } from '../packaging/names.ts';
import { parseVersion } from '../packaging/versions.ts';
import type { Advisory, Interval } from './advisory.ts';
import { holds, intervalsOf } from './intervals.ts';
import { severityOf } from './severity.ts';
import { summaryOf } from './text.ts';

const ECOSYSTEM = 'PyPI';

/** Long enough for every version and name that was ever published, short enough to print. */
const TEXT = z.string().max(200);
const ID = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/);
/** What is not needed to match is dropped when it is malformed; what is needed makes the record a broken one. */
const RATINGS = z
  .array(z.object({ score: z.string() }))
  .nullish()
  .catch(undefined);
const EVENT = z.object({
  introduced: TEXT.optional(),
  fixed: TEXT.optional(),
  last_affected: TEXT.optional(),
  limit: TEXT.optional(),
});
const RANGE = z.object({ type: z.string(), events: z.array(EVENT) });
const AFFECTED = z.object({
  package: z.object({ ecosystem: z.string(), name: z.string() }).nullish(),
  severity: RATINGS,
  ranges: z.array(RANGE).nullish(),
  versions: z.array(TEXT).nullish(),
});
const RECORD = z.object({
  id: ID,
  modified: z.string().optional().catch(undefined),
  published: z.string().optional().catch(undefined),
  withdrawn: z.string().nullish(),
  aliases: z.array(z.string()).nullish().catch(undefined),
  summary: z.string().optional().catch(undefined),
  details: z.string().optional().catch(undefined),
  severity: RATINGS,
  affected: z.array(AFFECTED).nullish(),
  database_specific: z.object({ severity: z.unknown() }).nullish().catch(undefined),
});

type OsvRecord = z.infer<typeof RECORD>;
type OsvAffected = z.infer<typeof AFFECTED>;

/** What a record is to us. `foreign`: it concerns no Python package. */
export type Reading =
  | {
      readonly kind: 'advisory';
      readonly id: string;
      /** ISO time; empty where the record has none. */
      readonly modified: string;
      /** By normalised package name. */
      readonly packages: ReadonlyMap<string, Advisory>;
    }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly modified: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'broken'; readonly reason: string };

/** One parsed JSON value of an export. Never throws. */
export function readRecord(value: unknown): Reading {
  const parsed = RECORD.safeParse(value);
  if (!parsed.success) return { kind: 'broken', reason: faultOf(parsed.error) };
  const record = parsed.data;
  const modified = isoTime(record.modified) ?? '';
  const ours = (record.affected ?? []).filter(concernsPython);
  if (ours.length === 0) return { kind: 'foreign' };
  if (record.withdrawn) return { kind: 'withdrawn', id: record.id, modified };
  const packages = new Map<string, Advisory>();
  for (const [name, entries] of byPackage(ours)) packages.set(name, advisoryOf(record, entries));
  return { kind: 'advisory', id: record.id, modified, packages };
}

function faultOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue?.path.length ? `${issue.path.join('.')}: ${issue.message}` : 'not an OSV record';
}

function concernsPython(entry: OsvAffected): boolean {
  const { ecosystem, name } = entry.package ?? { ecosystem: '', name: '' };
  return (ecosystem === ECOSYSTEM || ecosystem.startsWith(`${ECOSYSTEM}:`)) && isValidName(name);
}

function byPackage(entries: readonly OsvAffected[]): Map<string, OsvAffected[]> {
  return Map.groupBy(entries, (entry) => normalizeName(entry.package!.name));
}

function advisoryOf(record: OsvRecord, entries: readonly OsvAffected[]): Advisory {
  const severity = worst([
    ...entries.map((entry) => severityOf(vectorsOf(entry.severity))),
    severityOf(vectorsOf(record.severity), record.database_specific?.severity),
  ]);
  const summary = summaryOf(record.summary, record.details);
  const published = isoTime(record.published)?.slice(0, 10);
  return {
    id: record.id,
    aliases: (record.aliases ?? []).filter((alias) => ID.safeParse(alias).success),
    ...(severity && { severity }),
    ...(summary && { summary }),
    ...(published && { published }),
    ...affectedVersions(entries),
  };
}

function vectorsOf(ratings: OsvRecord['severity']): string[] {
  return (ratings ?? []).map(({ score }) => score);
}

function worst(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.filter((severity) => severity !== undefined).sort(compareSeverity)[0];
}

function affectedVersions(
  entries: readonly OsvAffected[],
): Pick<Advisory, 'intervals' | 'versions' | 'undecidable'> {
  const intervals = entries.flatMap(comparableRanges).flatMap(({ events }) => intervalsOf(events) ?? []);
  const listed = entries.flatMap(({ versions }) => versions ?? []);
  const undecidable = entries.map(undecidableBecause).find((reason) => reason !== undefined);
  return { intervals, versions: beyond(intervals, listed), ...(undecidable && { undecidable }) };
}

/** Commits are left out: where releases are known to hold them, the database lists the releases as well. */
function comparableRanges({ ranges }: OsvAffected) {
  return (ranges ?? []).filter(({ type }) => type !== 'GIT');
}

/** A list of versions decides alone; without one every range has to be comparable. */
function undecidableBecause(entry: OsvAffected): string | undefined {
  if (entry.versions?.length) return undefined;
  const ranges = comparableRanges(entry);
  if (ranges.length === 0) return 'it names no versions';
  return ranges.some(({ events }) => !intervalsOf(events)) ? 'its range is not one of versions' : undefined;
}

/** The listed versions that the intervals do not hold already, each once: a tenth of what records list. */
function beyond(intervals: readonly Interval[], listed: readonly string[]): string[] {
  const kept = new Set<string>();
  for (const text of listed) {
    const version = parseVersion(text);
    if (!version || !intervals.some((interval) => holds(interval, version))) kept.add(text);
  }
  return [...kept];
}

/** UTC with seconds, so that times compare as text; undefined for anything else. */
function isoTime(text: string | undefined): string | undefined {
  return text && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? text : undefined;
}
