import { u32 } from '../../archive/source.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectValues, namedByPlace } from '../inspection/values.ts';
import { readAndSearched, searchedForPickles } from '../pickle/searched.ts';
import { isLmdb, lmdbValues } from '../reading/lmdb.ts';

/** Where the mark stands on machines of 64 and of 32 bits, and how it looks in either byte order. */
const PLACES = [16, 12];
const MARKS = [0xbeefc0de, 0xdec0efbe];

/** Data sets keep samples in it, each a pickle. */
export const format: ArtifactFormat = {
  name: 'lmdb',
  description: 'LMDB database (data.mdb) with pickles as values',
  family: 'database',
  rank: 0,
  first: '\0',
  recognises: ({ head }) => head.length >= 20 && PLACES.some((at) => MARKS.includes(u32(head, at))),
  /** A database without pickles is no artifact. */
  inspect({ source, head }: Content, context: Context): Inspection | undefined {
    if (!isLmdb(head)) return searchedForPickles('lmdb', 'a database', source, context);
    const read = inspectValues(namedByPlace(lmdbValues(source, context.budget)), context);
    if (read.reasons.length > 0) return readAndSearched('lmdb', 'a database', read, source, context);
    return read.members.length > 0 ? { format: 'lmdb', globals: [], ...read } : undefined;
  },
};
