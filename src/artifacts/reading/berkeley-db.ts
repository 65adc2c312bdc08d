/**
 * Berkeley DB from its third release on, which is what `dbm.ndbm` writes on Debian and Ubuntu: hashes and trees, in
 * either byte order. Every page with items is read, whatever chain it belongs to, which only ever looks too
 * closely. Source: Berkeley DB 5.3, src/dbinc/db_page.h.
 */
import { type ByteSource, bytesSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { BIG, LITTLE, type Order } from './byte-order.ts';
import { Malformed } from './malformed.ts';
import type { StoredValue } from './stored-value.ts';

const HASH = 0x00061561;
const TREE = 0x00053162;
/** In the flags of the head: pages have sums. These are not compared, since who writes a page can write its sum. */
const CHECKED = 1;

/** Types of pages. */
const FREE = 0;
const HASH_UNSORTED = 2;
const TREE_INNER = 3;
const TREE_LEAF = 5;
const OVERFLOW = 7;
const HASH_META = 8;
const TREE_META = 9;
const DUPLICATES = 12;
const HASH_SORTED = 13;
const WITHOUT_ITEMS = new Set([FREE, TREE_INNER, OVERFLOW, HASH_META, TREE_META]);

/** Types of items, the same in hashes and trees for what is read here. */
const DATA = 1;
const ELSEWHERE = 3;
/** Leads to a tree of duplicates, whose leaves are met by themselves. */
const DUPLICATE_TREE = { hash: 4, tree: 2 };

/** In front of the places of a page's items, and with a sum. */
const PAGE_HEAD = 26;
const CHECKED_HEAD = 32;
const LARGEST_PAGE = 65536;

interface Database {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly pageSize: number;
  /** In front of what a page holds. */
  readonly pageHead: number;
  readonly order: Order;
}

export function isBerkeleyDb(head: Uint8Array): boolean {
  return head.length >= 32 && orderOf(head) !== undefined;
}

function orderOf(head: Uint8Array): Order | undefined {
  return [LITTLE, BIG].find(({ u32 }) => u32(head, 12) === HASH || u32(head, 12) === TREE);
}

/** Throws {@link Malformed}, LimitReached. */
export function* berkeleyValues(source: ByteSource, budget: Budget): Generator<StoredValue, void> {
  const head = source.read(0, 36);
  const order = orderOf(head) as Order;
  const { u32 } = order;
  const pageSize = u32(head, 20);
  if (pageSize < 512 || pageSize > LARGEST_PAGE || (pageSize & (pageSize - 1)) !== 0)
    throw new Malformed('its page size makes no sense');
  if (head[24] !== 0) throw new Malformed('it is encrypted');
  const pageHead = (head[26] as number) & CHECKED ? CHECKED_HEAD : PAGE_HEAD;
  if (source.size < (u32(head, 32) + 1) * pageSize) throw new Malformed('its last pages are cut off');
  const database = { source, budget, pageSize, pageHead, order };
  for (let start = 0; start < source.size; start += pageSize) yield* valuesOn(database, start);
}

function* valuesOn(database: Database, start: number): Generator<StoredValue, void> {
  const { source, budget, pageSize, pageHead, order } = database;
  const { u16 } = order;
  budget.spendOperations();
  const page = source.read(start, pageSize);
  const type = page[25] as number;
  if (WITHOUT_ITEMS.has(type)) return;
  budget.spendBytes(pageSize);
  const isHash = type === HASH_UNSORTED || type === HASH_SORTED;
  if (!isHash && type !== TREE_LEAF && type !== DUPLICATES)
    throw new Malformed(`a page of type ${type} is not read`);
  const count = u16(page, 20);
  if (pageHead + count * 2 > pageSize) throw new Malformed('a page has more items than fit');
  // Keys and values take turns, but where only values are kept.
  const step = type === DUPLICATES ? 1 : 2;
  for (let i = step - 1; i < count; i += step) {
    budget.spendOperations();
    const at = u16(page, pageHead + i * 2);
    const end = i === 0 ? pageSize : u16(page, pageHead + (i - 1) * 2);
    const value = isHash ? hashItem(database, page, at, end) : treeItem(database, page, at);
    if (value) yield { ...value, offset: value.offset ?? start + at };
  }
}

interface Item {
  /** Undefined on the page itself. */
  readonly offset?: number;
  readonly bytes: ByteSource;
}

/** An item of a hash reaches as far as the one before it begins. */
function hashItem(database: Database, page: Uint8Array, at: number, end: number): Item | undefined {
  const { u32 } = database.order;
  const type = page[at];
  if (at >= end || end > page.length) throw new Malformed('an item reaches out of its page');
  if (type === DATA) return { bytes: bytesSource(page.subarray(at + 1, end)) };
  if (type === ELSEWHERE) return elsewhere(database, u32(page, at + 4), u32(page, at + 8));
  if (type === DUPLICATE_TREE.hash) return undefined;
  throw new Malformed(`an item of type ${type} is not read`);
}

function treeItem(database: Database, page: Uint8Array, at: number): Item | undefined {
  const { u16, u32 } = database.order;
  if (at + 12 > page.length && at + 3 + u16(page, at) > page.length)
    throw new Malformed('an item reaches out of its page');
  // The highest bit is that of what is deleted and still there.
  const type = (page[at + 2] as number) & 0x7f;
  if (type === DATA) {
    const end = at + 3 + u16(page, at);
    if (end > page.length) throw new Malformed('an item reaches out of its page');
    return { bytes: bytesSource(page.subarray(at + 3, end)) };
  }
  if (type === ELSEWHERE) return elsewhere(database, u32(page, at + 4), u32(page, at + 8));
  if (type === DUPLICATE_TREE.tree) return undefined;
  throw new Malformed(`an item of type ${type} is not read`);
}

/** A long value in a chain of pages of its own. */
function elsewhere(
  { source, budget, pageSize, pageHead, order }: Database,
  first: number,
  length: number,
): Item {
  const { u16, u32 } = order;
  const parts: Uint8Array[] = [];
  let left = length;
  for (let number = first; left > 0; ) {
    budget.spendOperations();
    const page = source.read(number * pageSize, pageSize);
    if (page.length < pageSize || page[25] !== OVERFLOW || parts.length * pageSize > source.size)
      throw new Malformed('a long value is not where it should be');
    const part = page.subarray(pageHead, pageHead + Math.min(u16(page, 22), left));
    if (part.length === 0) throw new Malformed('a long value breaks off');
    budget.spendBytes(part.length);
    parts.push(part);
    left -= part.length;
    number = u32(page, 16);
  }
  return { offset: first * pageSize + pageHead, bytes: bytesSource(Buffer.concat(parts)) };
}
