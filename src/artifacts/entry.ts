/** What an inspection looks like in the report: an entry for the file and one for each artifact inside. */
import { createHash } from 'node:crypto';
import type { ByteSource } from '../archive/source.ts';
import { compareText } from '../finding/location.ts';
import type { ArtifactEntry, ArtifactReason, ArtifactVerdict, GlobalEntry } from '../report/report.ts';
import type { Inspection } from './inspection/format.ts';
import { type Reason, reported, worstOf } from './inspection/reason.ts';

/** One entry and what its findings are made from. */
export interface Judged {
  readonly entry: ArtifactEntry;
  readonly own: readonly Reason[];
}

/** A file that is larger has no digest: its directory is read, not all of it. */
export const LARGEST_DIGEST = 256 * 1024 * 1024;
const PIECE = 4 * 1024 * 1024;

/** The file first, then its members in order, each below it as `file!/member`. */
export function judged(path: string, source: ByteSource, inspection: Inspection): Judged[] {
  const list: Judged[] = [];
  // Its own stack: archives lie in archives.
  const stack: { path: string; source: ByteSource | undefined; inspection: Inspection }[] = [
    { path, source, inspection },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { path: at, inspection: found } = next;
    list.push({ entry: entryOf(at, next.source, found), own: found.reasons });
    for (const member of [...(found.members ?? [])].reverse())
      stack.push({ ...member, path: `${at}!/${member.path}` });
  }
  return list;
}

function entryOf(path: string, source: ByteSource | undefined, inspection: Inspection): ArtifactEntry {
  const { format, globals, reasons, program } = inspection;
  const entry = {
    path,
    format,
    verdict: verdictOf(inspection),
    sha256: source ? digest(source) : '',
    globals: distinct(globals),
    reasons: [...reasons.map(reported), ...memberReasons(inspection)],
  };
  return program ? { ...entry, program } : entry;
}

/** The worst of its own reasons and of all that is inside. */
function verdictOf(inspection: Inspection): ArtifactVerdict {
  const verdicts: ArtifactVerdict[] = [];
  const stack = [inspection];
  for (let next = stack.pop(); next; next = stack.pop()) {
    verdicts.push(...next.reasons.map(({ verdict }) => verdict));
    stack.push(...(next.members ?? []).map(({ inspection: inner }) => inner));
  }
  return worstOf(verdicts);
}

/** A line for each member that is not safe. */
function memberReasons(inspection: Inspection): ArtifactReason[] {
  return (inspection.members ?? []).flatMap(({ path, inspection: inner }) => {
    const verdict = verdictOf(inner);
    const worst = inner.reasons.find((reason) => reason.verdict === verdict);
    if (verdict === 'safe') return [];
    return [{ rule: `artifact/${worst?.rule ?? 'hidden-payload'}`, message: `${path} inside is ${verdict}` }];
  });
}

/** One entry a name, by place. */
function distinct(globals: readonly GlobalEntry[]): GlobalEntry[] {
  const byName = new Map<string, GlobalEntry>();
  for (const global of globals) if (!byName.has(global.name)) byName.set(global.name, global);
  return [...byName.values()].sort((a, b) => a.offset - b.offset || compareText(a.name, b.name));
}

/** SHA-256 in hexadecimal; empty for what is too large. */
function digest(source: ByteSource): string {
  if (source.size > LARGEST_DIGEST) return '';
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += PIECE) hash.update(source.read(at, PIECE));
  return hash.digest('hex');
}
