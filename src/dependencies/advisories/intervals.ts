/** Ranges of the OSV schema as disjoint intervals, and whether they hold a version (PEP 440 order). */
import { comparePublic, compareVersions, parseVersion, type Version } from '../packaging/versions.ts';
import type { Interval } from './advisory.ts';

/** One event of a range, as in the OSV schema: exactly one of the four is meant to be there. */
export interface RangeEvent {
  readonly introduced?: string | undefined;
  readonly fixed?: string | undefined;
  readonly last_affected?: string | undefined;
  readonly limit?: string | undefined;
}

type Kind = 'introduced' | 'fixed' | 'last_affected';

interface Boundary {
  readonly kind: Kind;
  readonly text: string;
  /** Undefined for the `0` that comes before every version. */
  readonly version: Version | undefined;
}

/**
 * The versions for which the evaluation of the OSV schema says "vulnerable": events in order, each switching the
 * state on or off. Undefined where that cannot be said: an event without a PEP 440 version, or no `introduced`.
 */
export function intervalsOf(events: readonly RangeEvent[]): Interval[] | undefined {
  const boundaries: Boundary[] = [];
  const limits: string[] = [];
  for (const event of events) {
    for (const kind of ['introduced', 'fixed', 'last_affected'] as const) {
      const text = event[kind];
      if (text === undefined) continue;
      const version = parseVersion(text);
      if (!version) return undefined;
      boundaries.push({ kind, text, version: kind === 'introduced' && text === '0' ? undefined : version });
    }
    if (event.limit !== undefined) limits.push(event.limit);
  }
  const limit = furthest(limits);
  if (limit === null || !boundaries.some(({ kind }) => kind === 'introduced')) return undefined;
  return switched(boundaries.sort(compareBoundaries)).map((interval) =>
    limit === undefined ? interval : { ...interval, limit },
  );
}

/** At one version: what begins or ends just before it comes first, as the record orders it; its end comes last. */
function compareBoundaries(a: Boundary, b: Boundary): number {
  if (!a.version || !b.version) return (a.version ? 1 : 0) - (b.version ? 1 : 0);
  const after = (boundary: Boundary) => (boundary.kind === 'last_affected' ? 1 : 0);
  return compareVersions(a.version, b.version) || after(a) - after(b);
}

function switched(boundaries: readonly Boundary[]): Interval[] {
  const intervals: Interval[] = [];
  let open: Interval | undefined;
  for (const { kind, text, version } of boundaries) {
    if (kind === 'introduced') {
      open ??= version ? { introduced: text } : {};
    } else if (open) {
      intervals.push(kind === 'fixed' ? { ...open, fixed: text } : { ...open, lastAffected: text });
      open = undefined;
    }
  }
  return open ? [...intervals, open] : intervals;
}

/** A version before any limit is within limits, so the furthest counts; `*` is no limit. Null: not comparable. */
function furthest(limits: readonly string[]): string | undefined | null {
  let best: { text: string; version: Version } | undefined;
  for (const text of limits) {
    if (text.includes('*')) return undefined;
    const version = parseVersion(text);
    if (!version) return null;
    if (!best || compareVersions(version, best.version) > 0) best = { text, version };
  }
  return best?.text;
}

/** Whether the interval holds the version. `<=` and `==` overlook a local label that the other side does not have (PEP 440). */
export function holds(interval: Interval, version: Version): boolean {
  const { introduced, fixed, lastAffected, limit } = interval;
  return (
    (introduced === undefined || compareVersions(version, bound(introduced)) >= 0) &&
    (fixed === undefined || compareVersions(version, bound(fixed)) < 0) &&
    (lastAffected === undefined || compareReleases(version, bound(lastAffected)) <= 0) &&
    (limit === undefined || compareVersions(version, bound(limit)) < 0)
  );
}

/** 2.0+cu118 is a build of 2.0, unless the other side names a build itself. */
export function compareReleases(version: Version, other: Version): number {
  return other.local ? compareVersions(version, other) : comparePublic(version, other);
}

/** What ends at one version is told again by each record of a flaw, and asked again for each fix. */
const bounds = new Map<string, Version>();
const MOST_BOUNDS = 20_000;

/** Intervals are made of comparable versions only, here or when the index was written. */
export function bound(text: string): Version {
  const known = bounds.get(text);
  if (known) return known;
  const version = parseVersion(text);
  if (!version) throw new Error(`not a version in an interval: ${text}`);
  if (bounds.size >= MOST_BOUNDS) bounds.clear();
  bounds.set(text, version);
  return version;
}
