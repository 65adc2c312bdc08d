/** What a search finds in a file of which a reader has met some values already. */
import type { ByteSource } from '../../archive/source.ts';
import type { Inspection, MemberInspection } from './format.ts';

const PIECE = 64 * 1024;

/** All members, however deep. */
export function membersWithin(whole: Inspection): MemberInspection[] {
  const all = [...(whole.members ?? [])];
  for (let at = 0; at < all.length; at += 1)
    for (const inner of all[at]?.inspection.members ?? []) all.push(inner);
  return all;
}

/**
 * True if what was found begins with the bytes that a reader has met (where a found value ends is not known), and asks for
 * nothing that is not said there; a brief look says nothing of what is safe.
 */
export function isSameValue(own: MemberInspection, found: MemberInspection): boolean {
  if (!own.source || !found.source || !begins(found.source, own.source)) return false;
  if (own.inspection.reasons.length === 0) return true;
  const names = new Set(own.inspection.globals.map(({ name }) => name));
  return found.inspection.globals.every(({ name }) => names.has(name));
}

function begins(whole: ByteSource, start: ByteSource): boolean {
  if (start.size === 0 || start.size > whole.size || whole.read(0, 1)[0] !== start.read(0, 1)[0])
    return false;
  for (let at = 0; at < start.size; at += PIECE) {
    const length = Math.min(PIECE, start.size - at);
    if (Buffer.compare(whole.read(at, length), start.read(at, length)) !== 0) return false;
  }
  return true;
}
