/** Attributes of HDF5: a name and, where it is text or bytes, the values. Specification, IV.A.2.m, III.E. */
import { u16, u32 } from '../../archive/source.ts';
import { integer, type Layout, text } from './hdf5-layout.ts';

export interface Attribute {
  readonly name: string;
  /** Strings, as bytes; nothing for numbers. */
  readonly values: readonly Uint8Array[];
  /** Of the message, in the file. */
  readonly offset: number;
  /** There is text, and it could not be found. */
  readonly lost: boolean;
}

const STRING = 3;
const VARIABLE = 9;
const MOST_VALUES = 10_000;

export function attributeOf(layout: Layout, data: Uint8Array, offset: number): Attribute {
  const version = data[0] as number;
  const sizes = { name: u16(data, 2), type: u16(data, 4), space: u16(data, 6) };
  const pad = version === 1 ? (size: number) => Math.ceil(size / 8) * 8 : (size: number) => size;
  const start = version === 3 ? 9 : 8;
  const typeAt = start + pad(sizes.name);
  const spaceAt = typeAt + pad(sizes.type);
  const name = text(data.subarray(start, start + sizes.name));
  // A type kept elsewhere may be text: it is not followed.
  if (version > 1 && (data[1] as number) & 1) return { name, values: [], offset, lost: true };
  const type = data.subarray(typeAt, typeAt + sizes.type);
  const count = countOf(layout, data.subarray(spaceAt, spaceAt + sizes.space));
  const content = data.subarray(spaceAt + pad(sizes.space));
  const { values, lost } = valuesOf(layout, type, count, content);
  return { name, values, offset, lost };
}

function countOf({ lengths }: Layout, space: Uint8Array): number {
  const [version, rank = 0] = space;
  if (version === 2 && space[3] === 2) return 0;
  const start = version === 1 ? 8 : 4;
  let count = 1;
  for (let i = 0; i < rank; i += 1) count *= integer(space, start + i * lengths, lengths);
  return Math.min(count, MOST_VALUES);
}

function valuesOf(
  layout: Layout,
  type: Uint8Array,
  count: number,
  content: Uint8Array,
): { values: Uint8Array[]; lost: boolean } {
  const kind = (type[0] ?? 0) & 15;
  const size = type.length >= 8 ? u32(type, 4) : 0;
  const values: Uint8Array[] = [];
  if (size === 0 || (kind !== STRING && kind !== VARIABLE)) return { values, lost: false };
  for (let i = 0; i < count; i += 1) {
    const value = content.subarray(i * size, (i + 1) * size);
    if (value.length < size) return { values, lost: true };
    const found = kind === STRING ? value : variable(layout, value);
    if (!found) return { values, lost: true };
    values.push(found);
  }
  return { values, lost: false };
}

/** A length, and the place in the global heap. */
function variable(layout: Layout, value: Uint8Array): Uint8Array | undefined {
  const length = u32(value, 0);
  if (length === 0) return new Uint8Array(0);
  const heap = integer(value, 4, layout.offsets);
  const object = globalHeapObject(layout, heap, u32(value, 4 + layout.offsets));
  return object?.subarray(0, length);
}

const LARGEST_HEAP = 64 * 1024 * 1024;

/** One object of a collection of the global heap; undefined if it is not there. */
export function globalHeapObject(layout: Layout, address: number, index: number): Uint8Array | undefined {
  return collectionAt(layout, address).get(index);
}

type Collection = ReadonlyMap<number, Uint8Array>;

/** Each of many attributes asks for its text: collections are kept as long as all are no longer than the longest may be. */
const collections = new WeakMap<Layout, { bytes: number; readonly at: Map<number, Collection> }>();

function collectionAt(layout: Layout, address: number): Collection {
  const kept = collections.get(layout) ?? { bytes: 0, at: new Map<number, Collection>() };
  collections.set(layout, kept);
  const known = kept.at.get(address);
  if (known) return known;
  const found = new Map<number, Uint8Array>();
  let bytes = 0;
  for (const object of globalHeap(layout, layout.base + address)) {
    if (!found.has(object.index)) found.set(object.index, object.bytes);
    bytes += object.bytes.length;
  }
  if (kept.bytes + bytes > LARGEST_HEAP) kept.at.clear();
  kept.bytes = kept.at.size === 0 ? bytes : kept.bytes + bytes;
  kept.at.set(address, found);
  return found;
}

export interface HeapObject {
  readonly index: number;
  readonly bytes: Uint8Array;
  /** In the file. */
  readonly offset: number;
}

/** The objects of the collection at an offset of the file. Throws LimitReached. */
function* globalHeap({ source, budget, lengths }: Layout, start: number): Generator<HeapObject, void> {
  const head = source.read(start, 8 + lengths);
  if (head.length < 8 + lengths || Buffer.from(head.subarray(0, 4)).toString('latin1') !== 'GCOL') return;
  const size = Math.min(integer(head, 8, lengths), LARGEST_HEAP);
  budget.spendBytes(size);
  const bytes = source.read(start, size);
  for (let at = 8 + lengths; at + 8 + lengths <= bytes.length; ) {
    budget.spendOperations();
    const index = u16(bytes, at);
    const length = integer(bytes, at + 8, lengths);
    // Object 0 is the free room at the end.
    if (index === 0) return;
    const from = at + 8 + lengths;
    yield { index, bytes: bytes.subarray(from, from + length), offset: start + from };
    at = from + Math.ceil(length / 8) * 8;
  }
}

/** The objects of all collections, found by their signature: whatever they belong to. Throws LimitReached. */
export function* globalHeaps(layout: Layout): Generator<HeapObject, void> {
  const { source, budget } = layout;
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = source.read(at, PIECE + SIGNATURE.length - 1);
    budget.spendBytes(piece.length);
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    for (let place = buffer.indexOf(SIGNATURE); place >= 0; place = buffer.indexOf(SIGNATURE, place + 1))
      yield* globalHeap(layout, at + place);
  }
}

const PIECE = 1024 * 1024;
const SIGNATURE = 'GCOL';
