/**
 * "Dense" storage of HDF5: many links or attributes of one object, as messages in a fractal heap, with a tree of version 2
 * that says where each lies. Specification, III.A.2 and III.G; what it leaves out about widths, from H5B2hdr.c and H5HFhdr.c.
 */
import { u16, u32 } from '../../archive/source.ts';
import { integer, type Layout, littleEndian, ownedBytes, signatureOf } from './hdf5-layout.ts';
import { encodedSize, recordsOf } from './hdf5-tree.ts';
import { Malformed } from './malformed.ts';

/** A message, as an object header would hold it, and where it lies. */
export interface DenseMessage {
  readonly data: Uint8Array;
  readonly offset: number;
  /** In a heap whose blocks are compressed, or in another message: it is not read. */
  readonly hidden: boolean;
}

/** Of a record in the tree: where the identifier in the heap stands, and the flags of the message, if it has any. */
interface Kind {
  readonly type: number;
  readonly id: number;
  readonly flags: number | undefined;
}

const LINKS: Kind = { type: 5, id: 4, flags: undefined };
const ATTRIBUTES: Kind = { type: 8, id: 0, flags: 8 };
const HUGE_OBJECTS = 1;

/** Of blocks of blocks. */
const MOST_DEPTH = 32;
const SHARED = 2;

export function denseLinks(layout: Layout, heap: number, tree: number): Generator<DenseMessage, void> {
  return messagesIn(layout, heap, tree, LINKS);
}

export function denseAttributes(layout: Layout, heap: number, tree: number): Generator<DenseMessage, void> {
  return messagesIn(layout, heap, tree, ATTRIBUTES);
}

/** Throws {@link Malformed}, LimitReached. */
function* messagesIn(
  layout: Layout,
  address: number,
  tree: number,
  kind: Kind,
): Generator<DenseMessage, void> {
  const heap = heapAt(layout, address);
  for (const record of recordsOf(layout, tree, kind.type)) {
    const id = record.subarray(kind.id, kind.id + heap.idLength);
    const shared = kind.flags !== undefined && ((record[kind.flags] ?? 0) & SHARED) !== 0;
    const place = heap.isFiltered || shared ? undefined : placeOf(layout, heap, id);
    if (!place) yield { data: new Uint8Array(0), offset: layout.base + address, hidden: true };
    else yield { ...place, hidden: false };
  }
}

interface Heap {
  readonly idLength: number;
  readonly isFiltered: boolean;
  readonly hasSums: boolean;
  readonly largestManaged: number;
  readonly hugeTree: number;
  readonly width: number;
  readonly firstBlock: number;
  readonly largestBlock: number;
  /** Bytes of an offset in the heap. */
  readonly offsetSize: number;
  readonly root: number;
  /** Of the root, if it is a block of blocks; 0 if it holds the objects. */
  readonly rows: number;
}

function heapAt({ source, base, budget, offsets: O, lengths: L }: Layout, address: number): Heap {
  budget.spendOperations();
  const head = source.read(base + address, 22 + 12 * L + 3 * O);
  if (signatureOf(head) !== 'FRHP') throw new Malformed(`no heap at byte ${base + address}`);
  const tableAt = 14 + L + O + L + O + 8 * L;
  const rootAt = tableAt + 2 + 2 * L + 4;
  const heap = {
    idLength: u16(head, 5),
    isFiltered: u16(head, 7) !== 0,
    hasSums: ((head[9] as number) & 2) !== 0,
    largestManaged: u32(head, 10),
    hugeTree: integer(head, 14 + L, O),
    width: u16(head, tableAt),
    firstBlock: integer(head, tableAt + 2, L),
    largestBlock: integer(head, tableAt + 2 + L, L),
    offsetSize: Math.ceil(u16(head, tableAt + 2 + 2 * L) / 8),
    root: integer(head, rootAt, O),
    rows: u16(head, rootAt + O),
  };
  const isSound = heap.width > 0 && heap.firstBlock > 0 && heap.largestBlock >= heap.firstBlock;
  if (!isSound || heap.offsetSize > 8 || heap.idLength < 2) throw new Malformed('a heap makes no sense');
  return heap;
}

type Place = Pick<DenseMessage, 'data' | 'offset'>;

const MANAGED = 0;
const HUGE = 1;
const TINY = 2;

function placeOf(layout: Layout, heap: Heap, id: Uint8Array): Place | undefined {
  const first = id[0] ?? 0;
  const type = (first >> 4) & 3;
  if (type === MANAGED) return managed(layout, heap, id);
  if (type === HUGE) return huge(layout, heap, id);
  // A tiny object stands in its identifier, which no message fits into.
  if (type === TINY) return undefined;
  throw new Malformed('an identifier of a heap makes no sense');
}

function managed(layout: Layout, heap: Heap, id: Uint8Array): Place {
  const size = Math.min(encodedSize(heap.largestBlock - 1), encodedSize(heap.largestManaged));
  const offset = littleEndian(id.subarray(1, 1 + heap.offsetSize));
  const length = littleEndian(id.subarray(1 + heap.offsetSize, 1 + heap.offsetSize + size));
  return objectAt(layout, addressIn(layout, heap, offset), length);
}

/** Where an offset of the heap lies: blocks of blocks double in size, row by row, from the second row on. */
function addressIn(layout: Layout, heap: Heap, offset: number): number {
  const { source, base, budget, offsets } = layout;
  const { width, firstBlock, largestBlock } = heap;
  if (heap.rows === 0) return heap.root + offset;
  const directRows = Math.log2(largestBlock / firstBlock) + 2;
  let [block, rows, left] = [heap.root, heap.rows, offset];
  for (let depth = 0; depth < MOST_DEPTH; depth += 1) {
    budget.spendOperations();
    let row = 0;
    let size = firstBlock;
    for (; row < rows && left >= size * width; row += 1) {
      left -= size * width;
      if (row > 0) size *= 2;
    }
    if (row >= rows) throw new Malformed('an object lies outside of its heap');
    const entry = row * width + Math.floor(left / size);
    const at = base + block + 5 + offsets + heap.offsetSize + entry * offsets;
    const child = integer(source.read(at, offsets), 0, offsets);
    left %= size;
    if (row < directRows) return child + left;
    [block, rows] = [child, Math.log2(size / (firstBlock * width)) + 1];
  }
  throw new Malformed('a heap is too deep');
}

/** Too large for the heap's blocks: found by its number in a tree of its own. */
function huge(layout: Layout, heap: Heap, id: Uint8Array): Place | undefined {
  const { offsets, lengths } = layout;
  const record = hugeObjects(layout, heap).get(littleEndian(id.subarray(1)));
  if (!record) return undefined;
  return objectAt(layout, integer(record, 0, offsets), integer(record, offsets, lengths));
}

function objectAt(layout: Layout, address: number, length: number): Place {
  const data = ownedBytes(layout, address, length);
  if (data.length < length) throw new Malformed('an object of a heap is cut off');
  return { data, offset: layout.base + address };
}

/** The records of the tree by their numbers, of which the first counts. */
const records = new WeakMap<Heap, ReadonlyMap<number, Uint8Array>>();

function hugeObjects(layout: Layout, heap: Heap): ReadonlyMap<number, Uint8Array> {
  const known = records.get(heap);
  if (known) return known;
  const { offsets, lengths } = layout;
  const found = new Map<number, Uint8Array>();
  for (const record of recordsOf(layout, heap.hugeTree, HUGE_OBJECTS)) {
    const number = integer(record, offsets + lengths, lengths);
    if (!found.has(number)) found.set(number, record);
  }
  records.set(heap, found);
  return found;
}
