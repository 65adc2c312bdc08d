/**
 * Every identifier that any tree of this thread names, once: names compare as integers. Names that are never told
 * apart by Python (NFKC, PEP 3131) have the same id. The first ids are those of {@link RESERVED}.
 *
 * An open hash table over one pool of UTF-8 bytes. A name that finds {@link MAX_PROBES} others in its way goes
 * into a `Map`, whose hashes a hostile file cannot foresee: so each look-up is O(length).
 */

/** Words with a meaning to the parser, in the order of their ids, from 1. Token kinds are ids up to `yield`. */
export const RESERVED = [
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'break', 'class', 'continue', 'def', 'del', 'elif'],
  ...['else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'not'],
  ...['or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
  // Keywords in some versions or places only.
  ...['async', 'await', 'case', 'exec', 'lazy', 'match', 'nonlocal', 'print', 'type', '_', '__debug__'],
] as const;

const MAX_PROBES = 16;
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;

let table = new Int32Array(1 << 14);
let mask = table.length - 1;
let crowded = new Map<string, number>();
/** By id: where its bytes start in the pool (they end where the next one's start), its hash, its text. */
let starts = new Int32Array(1 << 13);
let hashes = new Int32Array(1 << 13);
const spellings: (string | undefined)[] = [''];
let pool = Buffer.alloc(1 << 16);
let count = 1;

/** Those that were asked for as text. The keys are texts of ours: a part of a source would keep all of it. */
const IDS = new Map<string, number>();

/** The id of a name given as text; the same text has the same id for as long as the thread lives. */
export function intern(text: string): number {
  const known = IDS.get(text);
  if (known !== undefined) return known;
  const bytes = Buffer.from(text.isWellFormed() ? text : text.toWellFormed());
  const id = internBytes(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
  IDS.set(spelling(id), id);
  return id;
}

/** The text of a name; empty for 0, "no name". */
export function spelling(id: number): string {
  spellings[id] ??= pool.toString('utf8', starts[id]!, starts[id + 1]!);
  return spellings[id];
}

/** One more than the greatest id so far. */
export function nameCount(): number {
  return count;
}

/** The hash that {@link internBytes} wants; the lexer computes the same while it scans. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ bytes[i]!, HASH_FACTOR);
  return hash;
}

/** The id of the name whose UTF-8 stands at `start` to `end`, already normalised, with its hash. */
export function internBytes(bytes: Uint8Array, start: number, end: number, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (let probe = 0; probe < MAX_PROBES; probe += 1) {
    const id = table[slot]!;
    if (id === 0) return add(bytes, start, end, hash, slot);
    if (hashes[id] === hash && isName(id, bytes, start, end)) return id;
    slot = (slot + 1) & mask;
  }
  return internCrowded(bytes, start, end, hash);
}

function isName(id: number, bytes: Uint8Array, start: number, end: number): boolean {
  const from = starts[id]!;
  if (starts[id + 1]! - from !== end - start) return false;
  for (let i = start, j = from; i < end; i += 1, j += 1) if (bytes[i] !== pool[j]) return false;
  return true;
}

function internCrowded(bytes: Uint8Array, start: number, end: number, hash: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
  const known = crowded.get(text);
  if (known !== undefined) return known;
  crowded.set(text, count);
  return add(bytes, start, end, hash, -1);
}

function add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
  const id = count;
  if (id + 2 > starts.length) grow();
  const from = starts[id]!;
  const size = end - start;
  if (from + size > pool.length) pool = enlarged(pool, from + size);
  for (let i = 0; i < size; i += 1) pool[from + i] = bytes[start + i]!;
  starts[id + 1] = from + size;
  hashes[id] = hash;
  spellings.push(undefined);
  count += 1;
  if (slot >= 0) table[slot] = id;
  if (count * 2 > table.length) rehash();
  return id;
}

function enlarged(old: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  const next = Buffer.alloc(Math.max(old.length * 2, needed));
  next.set(old);
  return next;
}

function grow(): void {
  const [oldStarts, oldHashes] = [starts, hashes];
  starts = new Int32Array(oldStarts.length * 2);
  starts.set(oldStarts);
  hashes = new Int32Array(oldHashes.length * 2);
  hashes.set(oldHashes);
}

function rehash(): void {
  table = new Int32Array(table.length * 2);
  mask = table.length - 1;
  crowded = new Map();
  for (let id = 1; id < count; id += 1) {
    const hash = hashes[id]!;
    const slot = freeSlot(hash);
    if (slot >= 0) table[slot] = id;
    else crowded.set(spelling(id), id);
  }
}

function freeSlot(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (let probe = 0; probe < MAX_PROBES; probe += 1) {
    if (table[slot] === 0) return slot;
    slot = (slot + 1) & mask;
  }
  return -1;
}

for (const word of RESERVED) intern(word);
