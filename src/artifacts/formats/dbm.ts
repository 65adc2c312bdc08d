import { type ByteSource, u32 } from '../../archive/source.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectValues, namedByPlace } from '../inspection/values.ts';
import { readAndSearched, searchedForPickles } from '../pickle/searched.ts';
import { berkeleyValues, isBerkeleyDb } from '../reading/berkeley-db.ts';
import { isOldBerkeleyDb, oldBerkeleyValues } from '../reading/berkeley-db-1.ts';
import { gdbmValues, isGdbm } from '../reading/gdbm.ts';
import type { StoredValue } from '../reading/stored-value.ts';

/** gdbm in its kinds, and Berkeley DB: a hash or a tree, with the number at the beginning or behind twelve bytes. */
const MAGICS = [0x13579acd, 0x13579ace, 0x13579acf, 0x13579ad0, 0x13579ad1, 0x00061561, 0x00053162];
const KNOWN = new Set([...MAGICS, ...MAGICS.map(swapped)]);

/** shelve keeps pickles as values. */
export const format: ArtifactFormat = {
  name: 'dbm',
  description: 'gdbm, ndbm and Berkeley DB files: shelve.open',
  family: 'database',
  rank: 0,
  recognises: ({ head }) => head.length >= 16 && (KNOWN.has(u32(head, 0)) || KNOWN.has(u32(head, 12))),
  inspect({ source, head }: Content, context: Context): Inspection | undefined {
    const values = valuesOf(source, head, context);
    // Versions that nobody has seen.
    if (!values) return searchedForPickles('dbm', 'a database', source, context);
    const read = inspectValues(namedByPlace(values), context);
    if (read.reasons.length > 0) return readAndSearched('dbm', 'a database', read, source, context);
    return read.members.length > 0 ? { format: 'dbm', globals: [], ...read } : undefined;
  },
};

/** Undefined for kinds whose pages are not followed. */
function valuesOf(
  source: ByteSource,
  head: Uint8Array,
  { budget }: Context,
): Iterable<StoredValue> | undefined {
  if (isGdbm(head)) return gdbmValues(source, budget);
  if (isOldBerkeleyDb(head)) return oldBerkeleyValues(source, budget);
  return isBerkeleyDb(head) ? berkeleyValues(source, budget) : undefined;
}

function swapped(value: number): number {
  return Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]).readUInt32BE(0);
}
