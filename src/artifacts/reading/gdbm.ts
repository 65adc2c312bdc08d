/**
 * GNU dbm, as builds with file offsets of 64 bits write it: a directory of buckets, whose elements lead to a key with its
 * value behind it. Sources: gdbm 1.23, src/gdbmconst.h and src/gdbmdefs.h.
 */
import { type ByteSource, slice, u32, u64 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';
import type { StoredValue } from './stored-value.ts';

/** The plain kind and the one that counts its synchronisations. */
const MAGICS = new Set([0x13579acf, 0x13579ad1]);
const POINTER = 8;
/** Of a bucket: free places, then the number of its elements, then these. */
const COUNT = 108;
const ELEMENTS = 112;
const ELEMENT = 24;
const EMPTY = 0xffffffff;

export function isGdbm(head: Uint8Array): boolean {
  return head.length >= 40 && MAGICS.has(u32(head, 0));
}

/** The values of all keys. Throws {@link Malformed}, LimitReached. */
export function* gdbmValues(source: ByteSource, budget: Budget): Generator<StoredValue, void> {
  const head = take(source, 0, 40);
  const [directory, directorySize] = [u64(head, 8), u32(head, 16)];
  const [bucketSize, elements] = [u32(head, 24), u32(head, 28)];
  if (u64(head, 32) > source.size) throw new Malformed(`it is cut off at byte ${source.size}`);
  if (ELEMENTS + elements * ELEMENT > bucketSize)
    throw new Malformed('its buckets are smaller than they say');
  const seen = new Set<number>();
  for (let at = directory; at < directory + directorySize; at += POINTER) {
    budget.spendOperations();
    const bucket = u64(take(source, at, POINTER), 0);
    if (seen.has(bucket)) continue;
    seen.add(bucket);
    yield* valuesIn(take(source, bucket, bucketSize), elements, source, budget);
  }
}

function* valuesIn(
  bucket: Uint8Array,
  elements: number,
  source: ByteSource,
  budget: Budget,
): Generator<StoredValue, void> {
  budget.spendBytes(bucket.length);
  let used = 0;
  for (let i = 0; i < elements; i += 1) {
    const at = ELEMENTS + i * ELEMENT;
    if (u32(bucket, at) === EMPTY) continue;
    budget.spendOperations();
    used += 1;
    const offset = u64(bucket, at + 8) + u32(bucket, at + 16);
    const length = u32(bucket, at + 20);
    if (offset + length > source.size) throw new Malformed(`a value is cut off at byte ${source.size}`);
    yield { offset, bytes: slice(source, offset, length) };
  }
  if (used !== u32(bucket, COUNT)) throw new Malformed('a bucket does not count what it holds');
}

function take(source: ByteSource, at: number, length: number): Uint8Array {
  const bytes = at + length <= source.size ? source.read(at, length) : new Uint8Array(0);
  if (bytes.length < length) throw new Malformed(`it is cut off at byte ${source.size}`);
  return bytes;
}
