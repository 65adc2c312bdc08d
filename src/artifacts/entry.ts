/** What an inspection looks like in the report: an entry for the file and one for each artifact inside. */
import type { ByteSource } from '../archive/source.ts';
import { compareText } from '../finding/location.ts';
import type { ArtifactEntry, ArtifactReason, GlobalEntry } from '../report/report.ts';
import type { GlobalFound, Inspection, MemberInspection, Outside } from './inspection/format.ts';
import { type Reason, reported } from './inspection/reason.ts';
import type { GlobalUse } from './inspection/use.ts';
import { verdictOf } from './inspection/verdict.ts';

/** One entry and what its findings are made from. */
export interface Judged {
  readonly entry: ArtifactEntry;
  readonly own: readonly Reason[];
  /** What it needs of the names that it asks for. */
  readonly uses: readonly GlobalUse[];
  readonly outside: readonly Outside[];
}

/** SHA-256 in hexadecimal; empty for what is not read as a whole. */
export type Digest = (source: ByteSource) => string;

/** What is told of artifacts that are safe; these cost more than everything else. Of others all is told. */
export interface OfSafe {
  readonly names: boolean;
  readonly programs: boolean;
  readonly digests: boolean;
}

const EVERYTHING: OfSafe = { names: true, programs: true, digests: true };

/** The file first, then its members in order, each below it as `file!/member`. */
export function judged(
  path: string,
  source: ByteSource,
  inspection: Inspection,
  digest: Digest,
  ofSafe = EVERYTHING,
): Judged[] {
  const list: Judged[] = [];
  // Its own stack: archives lie in archives.
  const stack: { path: string; source: ByteSource | undefined; inspection: Inspection }[] = [
    { path, source, inspection },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { path: at, inspection: found } = next;
    const verdict = verdictOf(found);
    const tells = verdict === 'safe' ? ofSafe : EVERYTHING;
    const sha256 = next.source && tells.digests ? digest(next.source) : '';
    const program = tells.programs ? found.program?.() : undefined;
    const uses = found.globals.length > 0 ? found.globals.flatMap((one) => one.uses ?? []) : [];
    list.push({
      entry: entryOf({ path: at, verdict, sha256, program }, found),
      own: found.reasons,
      uses,
      outside: found.outside ?? [],
    });
    if (found.members)
      for (const member of found.members.toReversed())
        stack.push({ ...member, path: `${at}!/${member.path}` });
  }
  return list;
}

interface Told extends Pick<ArtifactEntry, 'path' | 'verdict' | 'sha256'> {
  readonly program: string | undefined;
}

function entryOf({ path, verdict, sha256, program }: Told, inspection: Inspection): ArtifactEntry {
  const { format, globals, reasons } = inspection;
  const own = reasons.map(reported);
  const entry = {
    path,
    format,
    verdict,
    sha256,
    globals: distinct(globals),
    reasons: inspection.members ? [...own, ...memberReasons(inspection.members)] : own,
  };
  const { loaders } = inspection;
  if (!program && !loaders) return entry;
  return { ...entry, ...(program && { program }), ...(loaders && { loaders }) };
}

/** A line for each member that is not safe. */
function memberReasons(members: readonly MemberInspection[]): ArtifactReason[] {
  return members.flatMap(({ path, inspection: inner }) => {
    const verdict = verdictOf(inner);
    const worst = inner.reasons.find((reason) => reason.verdict === verdict);
    if (verdict === 'safe') return [];
    return [{ rule: `artifact/${worst?.rule ?? 'hidden-payload'}`, message: `${path} inside is ${verdict}` }];
  });
}

/** One entry a name, by place. */
function distinct(globals: readonly GlobalFound[]): GlobalEntry[] {
  if (globals.length === 0) return [];
  const byName = new Map<string, GlobalEntry>();
  for (const { name, verdict, offset } of globals)
    if (!byName.has(name)) byName.set(name, { name, verdict, offset });
  return [...byName.values()].sort((a, b) => a.offset - b.offset || compareText(a.name, b.name));
}
