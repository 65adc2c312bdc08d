import type { IndexMeta } from './index-file.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Advisories appear every day: after a week a good number of them is missing. */
const STALE_AFTER = 7 * DAY;

/**
 * How old the knowledge is, in milliseconds: since the newest record was modified, and not since a copy was made.
 * The time of reading counts where no record is dated.
 */
export function ageOf({ newest, read }: IndexMeta, now: Date): number {
  const since = Date.parse(newest || read);
  return Number.isNaN(since) ? 0 : Math.max(0, now.getTime() - since);
}

export function isStale(meta: IndexMeta, now: Date): boolean {
  return ageOf(meta, now) > STALE_AFTER;
}

/** `3 hours`, `12 days`, `5 months`, `2 years`: the largest unit of which there are at least two. */
export function inWords(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  if (milliseconds < 2 * HOUR) return 'less than two hours';
  if (days < 2) return `${Math.floor(milliseconds / HOUR)} hours`;
  if (days < 61) return `${days} days`;
  if (days < 731) return `${Math.floor(days / 30.44)} months`;
  return `${Math.floor(days / 365.25)} years`;
}
