import { compareText } from './location.ts';

/** Something that could not be read, or not wholly. Never silent: every one is in the report. */
export interface Incomplete {
  /** Relative to the root; `.` where no single file is meant. */
  readonly path: string;
  readonly reason: string;
  readonly line?: number;
}

/** Each thing once, by place: several who read the same file say the same of it. */
export function incompleteInOrder(entries: readonly Incomplete[]): Incomplete[] {
  const keyed = new Map(
    entries.map((entry) => [JSON.stringify([entry.path, entry.line, entry.reason]), entry]),
  );
  return [...keyed.values()].sort(
    (a, b) => compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.reason, b.reason),
  );
}
