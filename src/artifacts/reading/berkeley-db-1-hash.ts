/**
 * Hashes of Berkeley DB 1.85. A bucket is a chain of pages; a page holds pairs of a key and a value, and at last the number
 * of the next page. A pair that is too large for one has pages of its own in the chain, which say by a word in the place of
 * a value's beginning what they hold:
 *
 *   PARTIAL_KEY     a part of the key
 *   FULL_KEY        the end of the key, or a part of the value; the next page goes on with the value
 *   FULL_KEY_DATA   the end of the key and the beginning of the value, or the end of the value
 *
 * Sources: 4.4BSD, db/hash/page.h, hash.h, hash_bigkey.c (big_insert, big_return, collect_data), hash_page.c (addel).
 */
import { type ByteSource, bytesSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { checkedSize, type Database, wholePage } from './berkeley-db-1-pages.ts';
import { BIG, LITTLE } from './byte-order.ts';
import { Malformed } from './malformed.ts';
import type { StoredValue } from './stored-value.ts';

/** In the head: the byte order of pages; the head itself is always in this one. */
const ORDERS = new Map([
  [1234, LITTLE],
  [4321, BIG],
]);
/** Places in the head, behind the mark, the version and the byte order. */
const PAGE_SIZE = 12;
const LAST_BUCKET = 40;
const HEAD_PAGES = 60;
/** Pages before each doubling of the table, and where the maps of free pages lie. */
const SPARES = 68;
const MAPS = 196;
const MOST_MAPS = 32;
const HASH_HEAD = MAPS + MOST_MAPS * 2;

// What stands for the place of a value where it is none.
const CHAIN = 0;
const PARTIAL_KEY = 1;
const FULL_KEY = 2;
const FULL_KEY_DATA = 3;
const REAL_PLACE = 4;

/** Throws {@link Malformed}, LimitReached. */
export function* hashValues(
  source: ByteSource,
  budget: Budget,
  head: Uint8Array,
): Generator<StoredValue, void> {
  const order = ORDERS.get(BIG.u32(head, 8));
  if (!order) throw new Malformed('its byte order makes no sense');
  const pageSize = checkedSize(BIG.u32(head, PAGE_SIZE));
  const database = { source, budget, pageSize, order };
  const most = Math.ceil(source.size / pageSize);
  const table = tableIn(source.read(0, HASH_HEAD), BIG.u32(head, HEAD_PAGES), most);
  const pages = pagesOf(database, table);
  const follows = new Set([...pages.values()].map(({ next }) => next));
  const left = new Set(pages.keys());
  // A chain begins at its bucket, also where another page says that it leads there, and is then not read twice.
  for (const first of pages.keys())
    if (table.buckets.has(first) || !follows.has(first)) yield* chainValues(database, pages, first, left);
  if (left.size > 0) throw new Malformed('its pages go round in a circle');
}

interface Table {
  /** The first pages of buckets. */
  readonly buckets: ReadonlySet<number>;
  /** Pages that are maps of free ones. */
  readonly maps: ReadonlySet<number>;
  /** The page of an address: how often the table was doubled before, and a number. */
  readonly pageAt: (address: number) => number;
}

/** There are at most so many pages. */
function tableIn(head: Uint8Array, headPages: number, most: number): Table {
  const spare = (doublings: number) => (doublings === 0 ? 0 : BIG.u32(head, SPARES + (doublings - 1) * 4));
  const pageAt = (address: number) => {
    const [doublings, number] = [address >>> 11, address & 0x7ff];
    return (2 ** doublings - 1 + headPages + spare(doublings) + number) >>> 0;
  };
  const buckets = new Set<number>();
  for (let bucket = 0; bucket <= Math.min(BIG.u32(head, LAST_BUCKET), most); bucket += 1)
    buckets.add((bucket + headPages + spare(Math.ceil(Math.log2(bucket + 1)))) >>> 0);
  const addresses = Array.from({ length: head.length === HASH_HEAD ? MOST_MAPS : 0 }, (_, i) =>
    BIG.u16(head, MAPS + i * 2),
  );
  return {
    buckets,
    maps: new Set(addresses.filter((address) => address !== 0).map(pageAt)),
    pageAt,
  };
}

interface Page {
  /** Keys and values in turn: their places, or what stands for them. */
  readonly places: readonly number[];
  readonly hasRoom: boolean;
  /** The next page of the chain, by its place in the file; undefined for the last. */
  readonly next: number | undefined;
}

/** All that hold something, by their place in the file, in pages. What looks like pairs in a map is read all the same. */
function pagesOf(database: Database, table: Table): Map<number, Page> {
  const { source, pageSize } = database;
  const pages = new Map<number, Page>();
  // The number of pages in front of the items may be anything, with other numbers that make up for it.
  for (let number = Math.ceil(HASH_HEAD / pageSize); number * pageSize < source.size; number += 1) {
    const bytes = wholePage(database, number * pageSize);
    const page = bytes && pageIn(bytes, database, table);
    if (page) pages.set(number, page);
    else if (bytes && !table.maps.has(number)) throw new Malformed('an item reaches out of its page');
  }
  return pages;
}

/** Undefined for what is no such page. */
function pageIn(bytes: Uint8Array, { order: { u16 } }: Database, { pageAt }: Table): Page | undefined {
  const count = u16(bytes, 0);
  if (count % 2 !== 0 || (count + 3) * 2 > bytes.length) return undefined;
  const places = Array.from({ length: count }, (_, i) => u16(bytes, (i + 1) * 2));
  const [, kind = REAL_PLACE] = places;
  const isPart = kind !== CHAIN && kind < REAL_PLACE;
  const leads = places.at(-1) === CHAIN || (isPart && count === 4);
  const fits = isPart ? partFits(places, bytes.length) : pairsFit(places, bytes.length);
  if (!fits) return undefined;
  const next = leads ? pageAt(places.at(-2) as number) : undefined;
  return { places, hasRoom: u16(bytes, (count + 1) * 2) > 0, next };
}

function pairsFit(places: readonly number[], size: number): boolean {
  let end = size;
  for (let i = 0; i < places.length; i += 2) {
    const [key, value] = [places[i] as number, places[i + 1] as number];
    if (value === CHAIN) continue;
    if (key > end || value > key || value < (places.length + 3) * 2) return false;
    end = value;
  }
  return true;
}

function partFits([from = 0, , , value = 0]: readonly number[], size: number): boolean {
  return from <= size && from >= 8 && (value < REAL_PLACE || (value <= from && value >= 8));
}

function* chainValues(
  { source, budget, pageSize }: Database,
  pages: ReadonlyMap<number, Page>,
  first: number,
  left: Set<number>,
): Generator<StoredValue, void> {
  /** Of a large pair: nothing while its key goes on. */
  let parts: Uint8Array[] | undefined;
  let isWithin = false;
  for (let number: number | undefined = first; number !== undefined; ) {
    budget.spendOperations();
    const page: Page | undefined = pages.get(number);
    if (!page || !left.delete(number)) throw new Malformed('a page is not where it should be');
    const { places, hasRoom, next } = page;
    const start = number * pageSize;
    const bytes = source.read(start, pageSize);
    number = next;
    const [key = 0, kind = REAL_PLACE, , value = CHAIN] = places;
    const isPart = kind !== CHAIN && kind < REAL_PLACE;
    if (isWithin && !isPart) throw new Malformed('a pair on several pages breaks off');
    if (!isPart) {
      yield* pairsOn(bytes, places, start);
      continue;
    }
    let isEnd = false;
    if (parts) {
      parts.push(bytes.subarray(key));
      isEnd = kind === FULL_KEY_DATA;
    } else if (kind !== PARTIAL_KEY) {
      const beginning = kind === FULL_KEY ? undefined : bytes.subarray(value, key);
      parts = beginning ? [beginning] : [];
      // So it is told: a value that ends with its key leaves room.
      isEnd = kind === FULL_KEY_DATA && hasRoom;
    }
    isWithin = !isEnd;
    if (!isEnd || !parts) continue;
    const all = Buffer.concat(parts);
    budget.spendBytes(all.length);
    yield { offset: start + (value >= REAL_PLACE ? value : key), bytes: bytesSource(all) };
    parts = undefined;
  }
  if (isWithin) throw new Malformed('a pair on several pages breaks off');
}

/** From the end of the page down. */
function* pairsOn(bytes: Uint8Array, places: readonly number[], start: number): Generator<StoredValue, void> {
  for (let i = 0; i < places.length; i += 2) {
    const [key, value] = [places[i] as number, places[i + 1] as number];
    if (value !== CHAIN) yield { offset: start + value, bytes: bytesSource(bytes.subarray(value, key)) };
  }
}
