import { type ByteSource, slice, u32 } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  type MemberInspection,
} from '../inspection/format.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { looksLikePickle } from '../pickle/sniff.ts';

/** gdbm in its kinds, and Berkeley DB: a hash or a tree, with the number at the beginning or behind twelve bytes. */
const MAGICS = new Set([0x13579acd, 0x13579ace, 0x13579acf, 0x13579ad0, 0x13579ad1, 0x00061561, 0x00053162]);
const PIECE = 1024 * 1024;
const PROTO = 0x80;
/** Each look may read 64 KiB: a file of nothing but beginnings must come to an end. */
const COST_OF_A_LOOK = 20_000;

/**
 * shelve keeps pickles as values. How these files chain their pages is not followed: pickles of protocol 2 and later
 * are found by their first bytes, wherever they lie on one piece; and so the file is never called safe.
 */
export const format: ArtifactFormat = {
  name: 'dbm',
  description: 'gdbm, ndbm and Berkeley DB files: shelve.open',
  family: 'database',
  rank: 0,
  recognises: ({ head }) =>
    head.length >= 16 &&
    [0, 12].some((at) => MAGICS.has(u32(head, at)) || MAGICS.has(swapped(u32(head, at)))),
  inspect({ source }: Content, context: Context): Inspection {
    const members: MemberInspection[] = [];
    const why = readingReasons(() => members.push(...picklesIn(source, context)));
    return { format: 'dbm', globals: [], reasons: [NOT_FOLLOWED, ...why], members };
  },
};

const NOT_FOLLOWED: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: 'it is a database file, in which only pickles of protocol 2 and later are found',
};

function swapped(value: number): number {
  return Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]).readUInt32BE(0);
}

function* picklesIn(source: ByteSource, context: Context): Generator<MemberInspection, void> {
  let covered = 0;
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = source.read(at, PIECE + 1);
    context.budget.spendBytes(piece.length);
    for (let i = piece.indexOf(PROTO); i >= 0; i = piece.indexOf(PROTO, i + 1)) {
      context.budget.spendOperations();
      const [protocol = 0, start] = [piece[i + 1], at + i];
      if (start < covered || protocol < 2 || protocol > 5) continue;
      context.budget.spendOperations(COST_OF_A_LOOK);
      if (!looksLikePickle(source, start)) continue;
      const inside = slice(source, start, source.size - start);
      const found = context.inspect(contentOf(inside, ''));
      if (!found) continue;
      // What follows the pickle is the next value or a free place.
      const reasons = found.reasons.filter(({ rule }) => rule !== 'hidden-payload');
      covered = start + 2;
      yield { path: `value at byte ${start}`, source: undefined, inspection: { ...found, reasons } };
    }
  }
}
