import { type ByteSource, slice, u32 } from '../../archive/source.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectValues, type Value } from '../inspection/values.ts';
import { looksLikePickle } from '../pickle/sniff.ts';
import { berkeleyValues, isBerkeleyDb } from '../reading/berkeley-db.ts';
import { gdbmValues, isGdbm } from '../reading/gdbm.ts';
import type { StoredValue } from '../reading/stored-value.ts';

/** gdbm in its kinds, and Berkeley DB: a hash or a tree, with the number at the beginning or behind twelve bytes. */
const MAGICS = new Set([0x13579acd, 0x13579ace, 0x13579acf, 0x13579ad0, 0x13579ad1, 0x00061561, 0x00053162]);
const PIECE = 1024 * 1024;
const PROTO = 0x80;
/** Each look may read 64 KiB: a file of nothing but beginnings must come to an end. */
const COST_OF_A_LOOK = 20_000;

/** shelve keeps pickles as values. */
export const format: ArtifactFormat = {
  name: 'dbm',
  description: 'gdbm, ndbm and Berkeley DB files: shelve.open',
  family: 'database',
  rank: 0,
  recognises: ({ head }) =>
    head.length >= 16 &&
    [0, 12].some((at) => MAGICS.has(u32(head, at)) || MAGICS.has(swapped(u32(head, at)))),
  inspect({ source, head }: Content, context: Context): Inspection | undefined {
    const values = valuesOf(source, head, context);
    if (!values) return searched(source, context);
    const { members, reasons } = inspectValues(named(values), context);
    if (members.length === 0 && reasons.length === 0) return undefined;
    return { format: 'dbm', globals: [], reasons, members };
  },
};

/** Undefined for kinds whose pages are not followed. */
function valuesOf(
  source: ByteSource,
  head: Uint8Array,
  { budget }: Context,
): Iterable<StoredValue> | undefined {
  if (isGdbm(head)) return gdbmValues(source, budget);
  return isBerkeleyDb(head) ? berkeleyValues(source, budget) : undefined;
}

function* named(values: Iterable<StoredValue>): Generator<Value, void> {
  for (const { offset, bytes } of values) yield { path: `value at byte ${offset}`, bytes };
}

/** Other byte orders and older releases: pickles of protocol 2 and later, wherever they lie on one piece. */
function searched(source: ByteSource, context: Context): Inspection {
  const { members, reasons } = inspectValues(named(picklesIn(source, context)), context);
  // Where a value ends is not known, so that what breaks off tells nothing.
  const told = members.map((member) => ({
    ...member,
    inspection: { ...member.inspection, reasons: member.inspection.reasons.filter(isOfNames) },
  }));
  return { format: 'dbm', globals: [], reasons: [NOT_FOLLOWED, ...reasons], members: told };
}

function isOfNames({ rule, verdict }: Reason): boolean {
  return verdict === 'dangerous' || rule === 'unknown-global';
}

const NOT_FOLLOWED: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: 'it is a database of a kind in which only pickles of protocol 2 and later are found',
};

function swapped(value: number): number {
  return Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]).readUInt32BE(0);
}

function* picklesIn(source: ByteSource, { budget }: Context): Generator<StoredValue, void> {
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = source.read(at, PIECE + 1);
    budget.spendBytes(piece.length);
    for (let i = piece.indexOf(PROTO); i >= 0; i = piece.indexOf(PROTO, i + 1)) {
      budget.spendOperations();
      const [protocol = 0, start] = [piece[i + 1], at + i];
      if (protocol < 2 || protocol > 5) continue;
      budget.spendOperations(COST_OF_A_LOOK);
      if (looksLikePickle(source, start))
        yield { offset: start, bytes: slice(source, start, source.size - start) };
    }
  }
}
