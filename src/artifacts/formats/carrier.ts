import { isTarHeader } from '../../archive/tar.ts';
import { startsLikeZip } from '../../archive/zip.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { carriedIn, LARGEST_CARRIER, LOOK, mayHold } from '../pickle/carried.ts';
import { searchedForPickles } from '../pickle/searched.ts';

/**
 * Containers of data whose libraries unpickle a value where somebody put one (msgpack_numpy, MosaicML's and LitData's
 * shards, ZODB, Whoosh, old caches of pip, functions in a plan of polars), and arrays that are kept with one beside them; what
 * programs put into HDF5 as bytes without a meaning.
 */
const NAMES =
  /\.(?:msgpack|mpk|mp|cbor|bson|avro|tfrecords?|mds|bin|dat|fs|durus|toc|cbm2?|aof|mat|fits?|dcm|parquet|arrow|feather|plan|nbi|nbc)$/i;
const MARKS =
  /^(?:cc=\d,|FS(?:21|30)|DFS20|MATLAB 5\.0|SIMPLE {2}=|CBM|\x89HDF|Obj\x01|PAR1|ARROW1|ORC|\x81.{1,40}PLPYUDF)/s;
/** Without a pickle that asks for something it is no artifact: nothing is said of it. */
export const format: ArtifactFormat = {
  name: 'carrier',
  description: 'MessagePack, BSON, CBOR, ZODB, shards and caches: pickles within them',
  family: 'model',
  rank: 0,
  adds: true,
  recognises: ({ source, head, name, size }) =>
    size <= LARGEST_CARRIER &&
    (NAMES.test(name) || hasMark(head)) &&
    // What lies in archives is met there.
    !startsLikeZip(head) &&
    !isTarHeader(head) &&
    (size > LOOK ||
      OBJECTS.test(Buffer.from(head.subarray(0, 8)).toString('latin1')) ||
      mayHold(source.read(0, LOOK))),
  inspect({ source, name }: Content, context: Context): Inspection | undefined {
    if (OBJECTS.test(Buffer.from(source.read(0, 8)).toString('latin1')))
      return searchedForPickles('carrier', 'a database of objects', source, context);
    const members = carriedIn(source, context);
    const reasons = NUMBA.test(name) ? [NATIVE] : [];
    if (members.length === 0 && reasons.length === 0) return undefined;
    return { format: 'carrier', globals: [], reasons, members };
  },
};

/** ZODB and Durus: every record is a pickle, in old files of protocol 1. */
const OBJECTS = /^(?:FS(?:21|30)|DFS20)/;
/** Every file is asked: the first byte decides for nearly all. */
function hasMark(head: Uint8Array): boolean {
  return FIRST.has(head[0] ?? 0) && MARKS.test(Buffer.from(head.subarray(0, 64)).toString('latin1'));
}

const FIRST = new Set(Buffer.from('cFDMSCOPA\x81\x89', 'latin1'));

const NUMBA = /\.nb[ic]$/i;
const NATIVE: Reason = {
  rule: 'embedded-code',
  verdict: 'unknown',
  message: 'it belongs to the cache of numba, which unpickles it twice and runs the native code in it',
};
