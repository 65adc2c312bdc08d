import { isTarHeader } from '../../archive/tar.ts';
import { startsLikeZip } from '../../archive/zip.ts';
import type { ArtifactFormat, Content, Context, Inspection, MemberInspection } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { searchedForPickles } from '../pickle/searched.ts';

/**
 * Containers of data whose libraries unpickle a value where somebody put one (msgpack_numpy, MosaicML's and LitData's
 * shards, ZODB, Whoosh, old caches of pip, functions in a plan of polars), and arrays that are kept with one beside them; what
 * programs put into HDF5 as bytes without a meaning.
 */
const NAMES =
  /\.(?:msgpack|mpk|mp|cbor|bson|avro|tfrecords?|mds|bin|dat|fs|durus|toc|cbm2?|aof|mat|fits?|dcm|parquet|arrow|feather|plan|nbi|nbc)$/i;
const MARKS = /^(?:cc=\d,|FS(?:21|30)|DFS20|MATLAB 5\.0|SIMPLE {2}=|CBM|\x89HDF|Obj\x01|\x81.{1,40}PLPYUDF)/s;
/** Larger ones are weights more often than not, and searching them costs what reading them does. */
const LARGEST = 64 * 1024 * 1024;

/** Of a small file all is looked at before it is taken for anything: most have no byte of a pickle in them. */
const LOOK = 64 * 1024;

/** Without a pickle that asks for something it is no artifact: nothing is said of it. */
export const format: ArtifactFormat = {
  name: 'carrier',
  description: 'MessagePack, BSON, CBOR, ZODB, shards and caches: pickles within them',
  family: 'model',
  rank: 0,
  adds: true,
  recognises: ({ source, head, name, size }) =>
    size <= LARGEST &&
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
    const { members = [] } = searchedForPickles('carrier', 'data', source, context);
    const asking = members.filter(({ inspection }) => inspection.globals.length > 0);
    const reasons = NUMBA.test(name) ? [NATIVE] : [];
    if (asking.length === 0 && reasons.length === 0) return undefined;
    return { format: 'carrier', globals: [], reasons, members: asking.map(asUnpickled) };
  },
};

/** ZODB and Durus: every record is a pickle, in old files of protocol 1. */
const OBJECTS = /^(?:FS(?:21|30)|DFS20)/;
/** Every file is asked: the first byte decides for nearly all. */
function hasMark(head: Uint8Array): boolean {
  return FIRST.has(head[0] ?? 0) && MARKS.test(Buffer.from(head.subarray(0, 64)).toString('latin1'));
}

const FIRST = new Set(Buffer.from('cFDMSCO\x81\x89', 'latin1'));

function mayHold(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(PROTO); at >= 0; at = bytes.indexOf(PROTO, at + 1)) {
    const protocol = bytes[at + 1] ?? 0;
    if (protocol >= 2 && protocol <= 5) return true;
  }
  return false;
}

const PROTO = 0x80;
const NUMBA = /\.nb[ic]$/i;
const NATIVE: Reason = {
  rule: 'embedded-code',
  verdict: 'unknown',
  message: 'it belongs to the cache of numba, which unpickles it twice and runs the native code in it',
};

/** Whether a library takes the value for a pickle depends on what stands around it, which is not read. */
function asUnpickled(member: MemberInspection): MemberInspection {
  const { inspection } = member;
  return inspection.reasons.length > 0
    ? member
    : { ...member, inspection: { ...inspection, reasons: [LOADED] } };
}

const LOADED: Reason = {
  rule: 'hidden-payload',
  verdict: 'unknown',
  message: 'a pickle that lies within other data, which some libraries load',
};
