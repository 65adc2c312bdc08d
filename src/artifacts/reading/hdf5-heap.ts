/** The global heap of HDF5: collections of objects of any length, each with a number. Specification, III.E. */
import { u16 } from '../../archive/source.ts';
import { integer, type Layout, ownedBytes, signatureOf } from './hdf5-layout.ts';
import { Malformed } from './malformed.ts';

const LARGEST = 64 * 1024 * 1024;
const SIGNATURE = 'GCOL';
/** Bytes of the head of a collection, and of an object, but for its length. */
const HEAD = 8;

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
  const bytes = collectionBytes(layout, address);
  if (kept.bytes + bytes.length > LARGEST) {
    kept.at.clear();
    kept.bytes = 0;
  }
  const found = objectsOf(layout, bytes);
  kept.bytes += bytes.length;
  kept.at.set(address, found);
  return found;
}

/** Collections that were read once and not kept may be read again: what they take counts for the budget only. */
const readOnce = new WeakMap<Layout, Set<number>>();

function collectionBytes(layout: Layout, address: number): Uint8Array {
  const { source, budget, base, lengths } = layout;
  const head = source.read(base + address, HEAD + lengths);
  if (head.length < HEAD + lengths || signatureOf(head) !== SIGNATURE) return new Uint8Array(0);
  const size = Math.min(integer(head, HEAD, lengths), LARGEST);
  const known = readOnce.get(layout) ?? new Set();
  readOnce.set(layout, known);
  if (!known.has(address)) {
    known.add(address);
    return ownedBytes(layout, address, size);
  }
  budget.spendBytes(size);
  return source.read(base + address, size);
}

function objectsOf({ budget, lengths }: Layout, bytes: Uint8Array): Collection {
  const found = new Map<number, Uint8Array>();
  const head = HEAD + lengths;
  for (let at = head; at + head <= bytes.length; ) {
    budget.spendOperations();
    const index = u16(bytes, at);
    const length = integer(bytes, at + HEAD, lengths);
    // Object 0 is the free room at the end.
    if (index === 0) break;
    if (!found.has(index)) found.set(index, bytes.subarray(at + head, at + head + length));
    at += head + Math.ceil(length / 8) * 8;
  }
  return found;
}

export interface HeapObject {
  /** In the file. */
  readonly offset: number;
  /** Not beyond the end of the file. */
  readonly length: number;
}

const PIECE = 1024 * 1024;

/**
 * The objects of all collections, found by their signature, whatever they belong to. What looks like a collection may lie in
 * data and lead into a real one: each object is told once. Throws {@link Malformed} where they overlap, LimitReached.
 */
export function* globalHeaps(layout: Layout): Generator<HeapObject, void> {
  const { source, budget } = layout;
  const seen = new Places();
  let told = 0;
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = source.read(at, PIECE + SIGNATURE.length - 1);
    budget.spendBytes(piece.length);
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    // Most collections lie in the piece at hand: a read of the file for each of their objects took most of the time.
    const read = (from: number, length: number) =>
      from >= at && from + length <= at + piece.length
        ? piece.subarray(from - at, from - at + length)
        : source.read(from, length);
    for (let place = buffer.indexOf(SIGNATURE); place >= 0; place = buffer.indexOf(SIGNATURE, place + 1))
      for (const object of objectsIn(layout, at + place, seen, read)) {
        told += object.length;
        if (told > MOST_TIMES * source.size) throw new Malformed('its objects overlap each other');
        yield object;
      }
  }
}

/** Twice is what data that looks like a collection may bring about. */
const MOST_TIMES = 2;

function* objectsIn(
  layout: Layout,
  start: number,
  seen: Places,
  read: (from: number, length: number) => Uint8Array,
): Generator<HeapObject, void> {
  const { source, budget, lengths } = layout;
  const head = HEAD + lengths;
  const first = read(start, head);
  if (first.length < head) return;
  const end = Math.min(start + integer(first, HEAD, lengths), source.size);
  for (let at = start + head; at + head <= end; ) {
    const isNew = seen.add(at);
    budget.spendOperations(isNew ? 1 : COST_OF_A_SECOND_WALK);
    const bytes = read(at, head);
    // Object 0 is the free room at the end.
    if (u16(bytes, 0) === 0) return;
    const length = integer(bytes, HEAD, lengths);
    if (isNew) yield { offset: at + head, length: Math.min(length, end - at - head) };
    at += head + Math.ceil(length / 8) * 8;
  }
}

/** Thousands of collections may lead to the same objects: that must come to an end. */
const COST_OF_A_SECOND_WALK = 50;

/** Offsets of a file, a bit each: there may be millions. */
class Places {
  readonly #pieces = new Map<number, Uint8Array>();

  /** False if it was there. */
  add(offset: number): boolean {
    const number = Math.floor(offset / PIECE);
    const piece = this.#pieces.get(number) ?? new Uint8Array(PIECE / 8);
    this.#pieces.set(number, piece);
    const [byte, bit] = [(offset % PIECE) >> 3, 1 << (offset & 7)];
    if (((piece[byte] as number) & bit) !== 0) return false;
    piece[byte] = (piece[byte] as number) | bit;
    return true;
  }
}
