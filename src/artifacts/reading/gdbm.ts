/**
 * GNU dbm: a directory of buckets, whose elements lead to a key with its value behind it. Builds with file offsets of 32
 * bits pack everything closer; the byte order is that of the machine. Sources: gdbm 1.23, src/gdbmconst.h and src/gdbmdefs.h.
 */
import { type ByteSource, slice } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { BIG, LITTLE, type Order } from './byte-order.ts';
import { Malformed } from './malformed.ts';
import type { StoredValue } from './stored-value.ts';

/** The plain kind and the one that counts its synchronisations, for each width; and one from when nobody wrote it down. */
const OF_64_BITS = new Set([0x13579acf, 0x13579ad1]);
const OF_32_BITS = new Set([0x13579acd, 0x13579ad0]);
const OF_ANY = 0x13579ace;
const HEAD = 40;
const EMPTY = 0xffffffff;

/** Where things stand, as a C compiler puts them. */
interface Layout {
  readonly pointerSize: 4 | 8;
  /** In the header, behind the place of the directory. */
  readonly directorySize: number;
  readonly bucketSize: number;
  readonly bucketElements: number;
  readonly end: number;
  /** In a bucket: behind its free places the number of its elements, then these. */
  readonly count: number;
  readonly elements: number;
  readonly element: number;
  /** In an element, behind its hash and the beginning of its key. */
  readonly keySize: number;
}

const WIDE: Layout = {
  pointerSize: 8,
  directorySize: 16,
  bucketSize: 24,
  bucketElements: 28,
  end: 32,
  count: 108,
  elements: 112,
  element: 24,
  keySize: 16,
};
const NARROW: Layout = {
  pointerSize: 4,
  directorySize: 12,
  bucketSize: 20,
  bucketElements: 24,
  end: 28,
  count: 56,
  elements: 60,
  element: 20,
  keySize: 12,
};

export function isGdbm(head: Uint8Array): boolean {
  return head.length >= HEAD && formOf(head) !== undefined;
}

/** Where things stand, and how to read them. */
interface Form extends Layout {
  readonly u32: Order['u32'];
  readonly pointer: Order['u32'];
}

function formOf(head: Uint8Array): Form | undefined {
  for (const order of [LITTLE, BIG]) {
    const layout = layoutOf(head, order);
    if (layout)
      return { ...layout, u32: order.u32, pointer: layout.pointerSize === 8 ? order.u64 : order.u32 };
  }
  return undefined;
}

/** A place has its upper half, which is 0, in front in one order and behind in the other. */
function layoutOf(head: Uint8Array, order: Order): Layout | undefined {
  const { u32 } = order;
  const magic = u32(head, 0);
  // The upper half of a place, or the size of the directory, which is never 0.
  if (magic === OF_ANY) return u32(head, order === BIG ? 8 : 12) === 0 ? WIDE : NARROW;
  return OF_64_BITS.has(magic) ? WIDE : OF_32_BITS.has(magic) ? NARROW : undefined;
}

/** The values of all keys of what {@link isGdbm}. Throws {@link Malformed}, LimitReached. */
export function* gdbmValues(source: ByteSource, budget: Budget): Generator<StoredValue, void> {
  const head = take(source, 0, HEAD);
  const layout = formOf(head) as Form;
  const { u32, pointer, pointerSize, elements, element } = layout;
  const [directory, directorySize] = [pointer(head, 8), u32(head, layout.directorySize)];
  const [bucketSize, most] = [u32(head, layout.bucketSize), u32(head, layout.bucketElements)];
  if (pointer(head, layout.end) > source.size) throw new Malformed(`it is cut off at byte ${source.size}`);
  if (elements + most * element > bucketSize) throw new Malformed('its buckets are smaller than they say');
  const seen = new Set<number>();
  for (let at = directory; at < directory + directorySize; at += pointerSize) {
    budget.spendOperations();
    const bucket = pointer(take(source, at, pointerSize), 0);
    if (seen.has(bucket)) continue;
    seen.add(bucket);
    yield* valuesIn(take(source, bucket, bucketSize), most, layout, source, budget);
  }
}

function* valuesIn(
  bucket: Uint8Array,
  most: number,
  layout: Form,
  source: ByteSource,
  budget: Budget,
): Generator<StoredValue, void> {
  const { u32 } = layout;
  budget.spendBytes(bucket.length);
  let used = 0;
  for (let i = 0; i < most; i += 1) {
    const at = layout.elements + i * layout.element;
    if (u32(bucket, at) === EMPTY) continue;
    budget.spendOperations();
    used += 1;
    const offset = layout.pointer(bucket, at + 8) + u32(bucket, at + layout.keySize);
    const length = u32(bucket, at + layout.keySize + 4);
    if (offset + length > source.size) throw new Malformed(`a value is cut off at byte ${source.size}`);
    yield { offset, bytes: slice(source, offset, length) };
  }
  if (used !== u32(bucket, layout.count)) throw new Malformed('a bucket does not count what it holds');
}

function take(source: ByteSource, at: number, length: number): Uint8Array {
  const bytes = at + length <= source.size ? source.read(at, length) : new Uint8Array(0);
  if (bytes.length < length) throw new Malformed(`it is cut off at byte ${source.size}`);
  return bytes;
}
