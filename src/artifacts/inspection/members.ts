/** Members of archives: looked at, opened, inspected, and never lost. */
import { DamagedData, UnsupportedPacking } from '../../archive/compressors.ts';
import { type ByteSource, bytesSource } from '../../archive/source.ts';
import { hasWrongChecksum, memberHead, openMember, type Zip, type ZipMember } from '../../archive/zip.ts';
import { LimitReached } from '../../limits/errors.ts';
import { pushAll } from '../../limits/lists.ts';
import { type Context, contentOf, HEAD, type Inspection, type MemberInspection } from './format.ts';
import { printable } from './printable.ts';
import type { Reason } from './reason.ts';
import { shadowingMembers } from './shadows.ts';

/** Members larger than this are not read through for their checksum alone. */
const LARGEST_CHECKED = 64 * 1024 * 1024;

export interface Members {
  readonly members: readonly MemberInspection[];
  readonly reasons: readonly Reason[];
}

/** All members, as they lie beside each other once the archive is unpacked. */
export function inspectUnpacked(zip: Zip, context: Context): Members {
  const shadowed = shadowingMembers(zip.members.map(({ name }) => name));
  return inspectMembers(zip, zip.members, context, ({ name }) => context.among(shadowed(name)));
}

/** Inspects the artifacts among the given members; the others are passed over after a look at their first bytes. */
export function inspectMembers(
  zip: Zip,
  wanted: readonly ZipMember[],
  context: Context,
  contextOf: (member: ZipMember) => Context = () => context,
): Members {
  const members: MemberInspection[] = [];
  const reasons: Reason[] = [];
  for (const member of wanted) {
    if (member.size === 0 && member.compressedSize === 0) continue;
    const head = memberHead(zip, member, HEAD);
    // What cannot be looked into might be anything.
    if (head.length > 0) {
      const start = contentOf(bytesSource(head), baseName(member.name), member.size);
      if (!context.recognises(start)) continue;
      const inspection = context.glance(start);
      if (inspection) {
        members.push({ path: printable(member.name), source: undefined, inspection });
        continue;
      }
    }
    if (isSpent(context)) {
      reasons.push(SPENT);
      break;
    }
    const content = opened(zip, member, context);
    const found = content.source && inspectMember(member.name, content.source, contextOf(member));
    if (found) members.push(found);
    if (found || content.isDamaged) pushAll(reasons, content.reasons);
  }
  return { members, reasons };
}

const SPENT: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: 'the limit is reached, so that nothing is known of the members behind',
};

/** True if whatever comes next could only reach the limit again. */
function isSpent({ budget }: Context): boolean {
  return budget.bytesLeft <= 0 || budget.operationsLeft <= 0;
}

export interface Opened {
  /** As far as it can be read; undefined where nothing of it can. */
  readonly source: ByteSource | undefined;
  /** True if not all of it can be read. */
  readonly isDamaged: boolean;
  readonly reasons: readonly Reason[];
}

/** A member's content, and the reasons why it is not all there is: one bomb does not hide what lies beside it. */
export function opened(zip: Zip, member: ZipMember, context: Context): Opened {
  try {
    const source = openMember(zip, member, context.budget);
    return { source, isDamaged: false, reasons: disagreements(member, source) };
  } catch (error) {
    const source = error instanceof DamagedData && error.before.length > 0 ? error.before : undefined;
    const reasons = [damageReason(member, error)];
    return { source: source && bytesSource(source), isDamaged: true, reasons };
  }
}

function damageReason(member: ZipMember, error: unknown): Reason {
  if (error instanceof UnsupportedPacking)
    return cannotRead(member, `is packed with ${error.message}, which cannot be read`, 'unsupported');
  if (error instanceof DamagedData)
    return cannotRead(member, `cannot be read: ${error.message}`, 'malformed');
  if (error instanceof LimitReached)
    return cannotRead(member, `is over a limit: ${error.message}`, 'unsupported');
  throw error;
}

function cannotRead(member: ZipMember, why: string, rule: 'unsupported' | 'malformed'): Reason {
  const offset = member.local?.offset ?? member.central?.offset ?? 0;
  return { rule, verdict: 'unreadable', message: `${printable(member.name)} ${why}`, offset };
}

/** What zipfile refuses and torch, which looks neither at checksums nor at every flag, loads. */
function disagreements(member: ZipMember, content: ByteSource): Reason[] {
  const offset = member.local?.offset ?? 0;
  if (member.encrypted) {
    const message = `${printable(member.name)} is flagged as encrypted and is not: zipfile refuses it, other readers may not`;
    return [{ rule: 'reader-disagreement', verdict: 'suspicious', message, offset }];
  }
  if (content.size > LARGEST_CHECKED || !hasWrongChecksum(member, content)) return [];
  const message = `${printable(member.name)} has a wrong size or checksum: zipfile refuses it, torch loads it`;
  return [{ rule: 'reader-disagreement', verdict: 'suspicious', message, offset }];
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Inspects one member by its content; undefined if it is no artifact. */
export function inspectMember(
  path: string,
  source: ByteSource,
  context: Context,
): MemberInspection | undefined {
  const inspection = context.inspect(contentOf(source, baseName(path)));
  return inspection && { path: printable(path), source, inspection };
}

/** Offsets inside a part of a source become offsets in the source. */
export function shifted<T extends Pick<Inspection, 'globals' | 'reasons'>>(inspection: T, by: number): T {
  return {
    ...inspection,
    globals: inspection.globals.map((one) => ({ ...one, offset: one.offset + by })),
    reasons: inspection.reasons.map((one) =>
      one.offset === undefined ? one : { ...one, offset: one.offset + by },
    ),
  };
}
