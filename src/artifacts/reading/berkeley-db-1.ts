/**
 * Berkeley DB 1.85, which is `dbm.ndbm` of macOS and the BSDs and was bsddb of early Pythons: hashes and trees. Every page is
 * read, whatever chain it belongs to. Sources: 4.4BSD, db/hash/page.h, db/hash/hash.h, db/btree/btree.h.
 */
import { type ByteSource, bytesSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { BIG, LITTLE, type Order } from './byte-order.ts';
import { Malformed } from './malformed.ts';
import type { StoredValue } from './stored-value.ts';

const HASH = 0x00061561;
const TREE = 0x00053162;
const HASH_VERSION = 2;
const TREE_VERSION = 3;
/** In the head of a hash: the byte order of its pages; the head itself is always in this one. */
const ORDERS = new Map([
  [1234, LITTLE],
  [4321, BIG],
]);
const LARGEST_PAGE = 65536;

export function isOldBerkeleyDb(head: Uint8Array): boolean {
  return head.length >= 48 && (isHash(head) || treeOrder(head) !== undefined);
}

function isHash(head: Uint8Array): boolean {
  return BIG.u32(head, 0) === HASH && BIG.u32(head, 4) === HASH_VERSION;
}

function treeOrder(head: Uint8Array): Order | undefined {
  return [LITTLE, BIG].find(({ u32 }) => u32(head, 0) === TREE && u32(head, 4) === TREE_VERSION);
}

interface Database {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly pageSize: number;
  readonly order: Order;
}

/** Throws {@link Malformed}, LimitReached. */
export function* oldBerkeleyValues(source: ByteSource, budget: Budget): Generator<StoredValue, void> {
  const head = source.read(0, 64);
  if (isHash(head)) yield* hashValues(source, budget, head);
  else yield* treeValues(source, budget, head);
}

// Hashes

/** Words in the head, behind the mark, the version and the byte order. */
const PAGE_SIZE = 12;
const HEAD_PAGES = 60;
/** Pages before each doubling of the table, and where the maps of free pages lie. */
const SPARES = 68;
const MAPS = 196;
const MOST_MAPS = 32;
const HASH_HEAD = MAPS + MOST_MAPS * 2;
/** What stands for the place of a value where it is none: a pair that is too large for a page, a chain of pages. */
const REAL_PLACE = 4;
const CHAIN = 0;

function* hashValues(source: ByteSource, budget: Budget, head: Uint8Array): Generator<StoredValue, void> {
  const order = ORDERS.get(BIG.u32(head, 8));
  if (!order) throw new Malformed('its byte order makes no sense');
  const pageSize = checkedSize(BIG.u32(head, PAGE_SIZE));
  const headPages = BIG.u32(head, HEAD_PAGES);
  const maps = mapsIn(source.read(0, HASH_HEAD), headPages);
  // The number of pages in front of the items may be anything, with other numbers that make up for it.
  for (let at = Math.ceil(HASH_HEAD / pageSize) * pageSize; at < source.size; at += pageSize) {
    const page = wholePage({ source, budget, pageSize, order }, at);
    if (!page) continue;
    const entries = entriesOf(page, order);
    if (!entries && !maps.has(at / pageSize)) throw new Malformed('an item reaches out of its page');
    for (const [from, end] of entries ?? [])
      yield { offset: at + from, bytes: bytesSource(page.subarray(from, end)) };
  }
}

/** The pages that the head calls maps. What looks like entries there is read all the same. */
function mapsIn(head: Uint8Array, headPages: number): Set<number> {
  const pages = new Set<number>();
  for (let i = 0; i < MOST_MAPS && head.length === HASH_HEAD; i += 1) {
    const address = BIG.u16(head, MAPS + i * 2);
    const [doublings, number] = [address >>> 11, address & 0x7ff];
    const before = doublings === 0 ? 0 : BIG.u32(head, SPARES + (doublings - 1) * 4);
    if (address !== 0) pages.add(2 ** doublings - 1 + headPages + before + number);
  }
  return pages;
}

/**
 * Where the values begin and end: a number of entries, then the places of a key and its value in turn, from the end of the
 * page down. Undefined for what is no such page.
 */
function entriesOf(page: Uint8Array, { u16 }: Order): [from: number, end: number][] | undefined {
  const count = u16(page, 0);
  if (count % 2 !== 0 || (count + 3) * 2 > page.length) return undefined;
  const entries: [number, number][] = [];
  let end = page.length;
  for (let i = 1; i < count; i += 2) {
    const [key, value] = [u16(page, i * 2), u16(page, i * 2 + 2)];
    if (value === CHAIN) continue;
    if (value < REAL_PLACE) throw new Malformed('a pair lies on several pages, which are not followed');
    if (key > end || value > key || value < (count + 3) * 2) return undefined;
    entries.push([value, key]);
    end = value;
  }
  return entries;
}

// Trees

const LEAF = 0x02;
const RECORDS = 0x10;
const KINDS = 0x1f;
const BIG_VALUE = 1;
/** In front of the places of a page's items. */
const PAGE_HEAD = 20;

function* treeValues(source: ByteSource, budget: Budget, head: Uint8Array): Generator<StoredValue, void> {
  const order = treeOrder(head) as Order;
  const database = { source, budget, pageSize: checkedSize(order.u32(head, 8)), order };
  for (let at = database.pageSize; at < source.size; at += database.pageSize) {
    const page = wholePage(database, at);
    const kind = page ? order.u32(page, 12) & KINDS : 0;
    if (page && (kind === LEAF || kind === RECORDS)) yield* leafValues(database, page, at, kind === LEAF);
  }
}

/** A key's length, a value's length, flags, the key and the value; a record has no key. */
function* leafValues(
  database: Database,
  page: Uint8Array,
  start: number,
  keyed: boolean,
): Generator<StoredValue, void> {
  const { u16, u32 } = database.order;
  const lower = u16(page, 16);
  if (lower < PAGE_HEAD || lower > page.length) throw new Malformed('a page has more items than fit');
  for (let place = PAGE_HEAD; place < lower; place += 2) {
    database.budget.spendOperations();
    const at = u16(page, place);
    const fixed = keyed ? 9 : 5;
    if (at < lower || at + fixed > page.length) throw new Malformed('an item reaches out of its page');
    const [keyLength, length] = keyed ? [u32(page, at), u32(page, at + 4)] : [0, u32(page, at)];
    const from = at + fixed + keyLength;
    if (from + length > page.length) throw new Malformed('an item reaches out of its page');
    const bytes = page.subarray(from, from + length);
    if (((page[at + fixed - 1] as number) & BIG_VALUE) === 0)
      yield { offset: start + from, bytes: bytesSource(bytes) };
    else yield longValue(database, u32(bytes, 0), u32(bytes, 4));
  }
}

/** In a chain of pages of its own, each with the number of the next one. */
function longValue(
  { source, budget, pageSize, order }: Database,
  first: number,
  length: number,
): StoredValue {
  const parts: Uint8Array[] = [];
  let left = length;
  for (let number = first; left > 0; ) {
    budget.spendOperations();
    const page = source.read(number * pageSize, pageSize);
    if (page.length < pageSize || number === 0 || parts.length * pageSize > source.size)
      throw new Malformed('a long value is not where it should be');
    const part = page.subarray(PAGE_HEAD, PAGE_HEAD + Math.min(left, pageSize - PAGE_HEAD));
    budget.spendBytes(part.length);
    parts.push(part);
    left -= part.length;
    number = order.u32(page, 8);
  }
  return { offset: first * pageSize + PAGE_HEAD, bytes: bytesSource(Buffer.concat(parts)) };
}

function checkedSize(pageSize: number): number {
  if (pageSize < 64 || pageSize > LARGEST_PAGE || (pageSize & (pageSize - 1)) !== 0)
    throw new Malformed('its page size makes no sense');
  return pageSize;
}

/** Undefined for a page that holds nothing. Throws for one that is cut off. */
function wholePage({ source, budget, pageSize }: Database, at: number): Uint8Array | undefined {
  budget.spendOperations();
  const page = source.read(at, pageSize);
  if (page.length < pageSize) throw new Malformed(`it is cut off at byte ${source.size}`);
  budget.spendBytes(pageSize);
  return page.some((byte) => byte !== 0) ? page : undefined;
}
