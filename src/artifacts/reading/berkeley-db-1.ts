/**
 * Berkeley DB 1.85, which is `dbm.ndbm` of macOS and the BSDs and was bsddb of early Pythons: hashes and trees. Every page is
 * read, whatever chain it belongs to. Sources: 4.4BSD, db/hash/hash.h, db/btree/btree.h.
 */
import { type ByteSource, bytesSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { hashValues } from './berkeley-db-1-hash.ts';
import { checkedSize, type Database, wholePage } from './berkeley-db-1-pages.ts';
import { BIG, LITTLE, type Order } from './byte-order.ts';
import { Malformed } from './malformed.ts';
import type { StoredValue } from './stored-value.ts';

const HASH = 0x00061561;
const TREE = 0x00053162;
const HASH_VERSION = 2;
const TREE_VERSION = 3;

export function isOldBerkeleyDb(head: Uint8Array): boolean {
  return head.length >= 48 && (isHash(head) || treeOrder(head) !== undefined);
}

function isHash(head: Uint8Array): boolean {
  return BIG.u32(head, 0) === HASH && BIG.u32(head, 4) === HASH_VERSION;
}

function treeOrder(head: Uint8Array): Order | undefined {
  return [LITTLE, BIG].find(({ u32 }) => u32(head, 0) === TREE && u32(head, 4) === TREE_VERSION);
}

/** Throws {@link Malformed}, LimitReached. */
export function* oldBerkeleyValues(source: ByteSource, budget: Budget): Generator<StoredValue, void> {
  const head = source.read(0, 64);
  if (isHash(head)) yield* hashValues(source, budget, head);
  else yield* treeValues(source, budget, head);
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
