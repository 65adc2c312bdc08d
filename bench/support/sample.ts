import { createHash } from 'node:crypto';
import type { Finding } from '../../src/finding/finding.ts';
import type { InventoryEntry } from '../../src/report/report.ts';

/** Of more findings than this, the worst are all read, and of the others so many. */
const FINDINGS = 60;
/** Calls judged safe that are looked at in each release. */
const SAFE = 30;

/** All findings, or all that are critical and high and a sample of the rest: by fingerprint, so the same each time. */
export function findingsToRead(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= FINDINGS) return findings;
  const isWorst = ({ severity }: Finding) => severity === 'critical' || severity === 'high';
  const rest = findings.filter((finding) => !isWorst(finding));
  const sample = new Set(sampled(rest, ({ fingerprint }) => fingerprint, FINDINGS));
  return findings.filter((finding) => isWorst(finding) || sample.has(finding));
}

/** Findings of several releases. */
export function othersToRead<One extends { readonly archive: string; readonly finding: Finding }>(
  others: readonly One[],
  most: number,
): readonly One[] {
  return sampled(
    others,
    ({ archive, finding: { location } }) => digest(place(archive, location.path, location.line)),
    most,
  );
}

export function place(archive: string, path: string, line: number): string {
  return `${archive}/${path}:${line}`;
}

export function safeToRead(entries: readonly InventoryEntry[]): readonly InventoryEntry[] {
  const sample = new Set(
    sampled(entries, ({ path, line, column }) => digest(`${path}:${line}:${column}`), SAFE),
  );
  return entries.filter((entry) => sample.has(entry));
}

/** Those whose keys come first: as good as chance where keys are digests, and the same in every run. */
function sampled<Item>(items: readonly Item[], key: (item: Item) => string, most: number): readonly Item[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, most);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
