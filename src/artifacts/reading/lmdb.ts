/**
 * LMDB as machines of 64 bits in the byte order of Intel and ARM write it: the tree of the newest transaction, the
 * trees of named databases in it, and those of keys with many values. Source: LMDB 0.9, libraries/liblmdb/mdb.c.
 */
import { type ByteSource, bytesSource, slice, u16, u32, u64 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';
import type { StoredValue } from './stored-value.ts';

const MAGIC = 0xbeefc0de;
/** In front of the items of a page. */
const HEAD = 16;
/** From the head: of the two databases that a meta page describes, the first holds free pages and the page size. */
const META = { magic: HEAD, pageSize: 40, root: 128, lastPage: 136, transaction: 144, end: 152 };
const METAS = 2;
const SMALLEST_PAGE = 256;
const LARGEST_PAGE = 65536;

/** Kinds of pages. */
const BRANCH = 1;
const LEAF = 2;
const OVERFLOW = 4;
const FIXED_SIZE = 0x20;

/** Kinds of items. */
const ELSEWHERE = 1;
const DATABASE = 2;
const MANY = 4;
const ITEM_HEAD = 8;
/** The root in the description of a database. */
const ROOT = 40;
const DESCRIPTION = 48;

export function isLmdb(head: Uint8Array): boolean {
  return head.length >= META.end && u32(head, META.magic) === MAGIC;
}

interface Database {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly pageSize: number;
  readonly seen: Set<number>;
}

interface Tree {
  readonly root: number;
  /** Of a key with many values: these stand where keys stand. */
  readonly ofValues: boolean;
}

/** The values of all databases in what {@link isLmdb}. Throws {@link Malformed}, LimitReached. */
export function* lmdbValues(source: ByteSource, budget: Budget): Generator<StoredValue, void> {
  const pageSize = u32(source.read(0, META.end), META.pageSize);
  if (pageSize < SMALLEST_PAGE || pageSize > LARGEST_PAGE || (pageSize & (pageSize - 1)) !== 0)
    throw new Malformed('its page size makes no sense');
  const meta = newestMeta(source, pageSize);
  if (source.size < (u64(meta, META.lastPage) + 1) * pageSize)
    throw new Malformed('its last pages are cut off');
  const database: Database = { source, budget, pageSize, seen: new Set() };
  const left: Tree[] = [{ root: u64(meta, META.root), ofValues: false }];
  for (let tree = left.pop(); tree; tree = left.pop()) {
    if (isEmpty(tree.root)) continue;
    for (const [page, start] of leavesOf(database, tree.root))
      yield* tree.ofValues ? keysOn(database, page, start) : itemsOn(database, page, start, left);
  }
}

function newestMeta(source: ByteSource, pageSize: number): Uint8Array {
  const metas = Array.from({ length: METAS }, (_, at) => source.read(at * pageSize, META.end));
  if (metas.some((meta) => !isLmdb(meta))) throw new Malformed('a page that describes it is damaged');
  const [first, second] = metas as [Uint8Array, Uint8Array];
  return u64(second, META.transaction) > u64(first, META.transaction) ? second : first;
}

/** Minus one stands for a tree without pages. */
function isEmpty(root: number): boolean {
  return root >= 2 ** 63;
}

/** Pages of items, and where each begins. No page belongs to two trees. */
function* leavesOf(database: Database, root: number): Generator<[Uint8Array, number], void> {
  const left = [root];
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    if (database.seen.has(number)) throw new Malformed('a page is met a second time');
    database.seen.add(number);
    const page = pageAt(database, number);
    const kind = u16(page, 10);
    if (kind & LEAF) yield [page, number * database.pageSize];
    else if (kind & BRANCH)
      for (const at of placesOn(page)) left.push(u32(page, at) + u16(page, at + 4) * 2 ** 32);
    else throw new Malformed(`a page of kind ${kind} stands in a tree`);
  }
}

function pageAt({ source, budget, pageSize }: Database, number: number): Uint8Array {
  budget.spendOperations();
  budget.spendBytes(pageSize);
  const page = source.read(number * pageSize, pageSize);
  if (page.length < pageSize) throw new Malformed(`page ${number} is not there`);
  return page;
}

/** Where the items of a page begin. */
function placesOn(page: Uint8Array): number[] {
  const count = (u16(page, 12) - HEAD) >> 1;
  if (count < 0 || HEAD + count * 2 > page.length) throw new Malformed('a page has more items than fit');
  return Array.from({ length: count }, (_, i) => {
    const at = u16(page, HEAD + i * 2);
    if (at + ITEM_HEAD > page.length) throw new Malformed('an item reaches out of its page');
    return at;
  });
}

function* itemsOn(
  database: Database,
  page: Uint8Array,
  start: number,
  left: Tree[],
): Generator<StoredValue, void> {
  for (const at of placesOn(page)) {
    database.budget.spendOperations();
    const kind = u16(page, at + 4);
    const from = at + ITEM_HEAD + u16(page, at + 6);
    const length = u32(page, at);
    if (kind & ELSEWHERE) {
      yield elsewhere(database, u64(within(page, from, 8), 0), length);
      continue;
    }
    const value = within(page, from, length);
    if (kind & DATABASE)
      left.push({ root: u64(within(value, 0, DESCRIPTION), ROOT), ofValues: (kind & MANY) !== 0 });
    else if (kind & MANY) yield* keysOn(database, value, start + from);
    else yield { offset: start + from, bytes: bytesSource(value) };
  }
}

/** The values of one key: on a page of their own, or on a small one within an item. */
function* keysOn(database: Database, page: Uint8Array, start: number): Generator<StoredValue, void> {
  if (page.length < HEAD) throw new Malformed('a page within an item is cut off');
  const size = u16(page, 8);
  const isFixed = (u16(page, 10) & FIXED_SIZE) !== 0;
  const count = (u16(page, 12) - HEAD) >> 1;
  const places = isFixed ? Array.from({ length: count }, (_, i) => HEAD + i * size) : placesOn(page);
  for (const at of places) {
    database.budget.spendOperations();
    const from = isFixed ? at : at + ITEM_HEAD;
    yield {
      offset: start + from,
      bytes: bytesSource(within(page, from, isFixed ? size : u16(page, at + 6))),
    };
  }
}

/** A long value on pages of its own, which follow each other. */
function elsewhere({ source, pageSize }: Database, number: number, length: number): StoredValue {
  const start = number * pageSize;
  const head = source.read(start, HEAD);
  const isThere = head.length === HEAD && (u16(head, 10) & OVERFLOW) !== 0;
  const offset = start + HEAD;
  if (!isThere || offset + length > source.size)
    throw new Malformed('a long value is not where it should be');
  return { offset, bytes: slice(source, offset, length) };
}

function within(page: Uint8Array, from: number, length: number): Uint8Array {
  if (from + length > page.length) throw new Malformed('an item reaches out of its page');
  return page.subarray(from, from + length);
}
