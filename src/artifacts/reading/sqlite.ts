/**
 * SQLite databases: the values of all tables, read from the pages themselves, since an SQL engine would carry out what
 * a hostile schema says (views, triggers, virtual tables). Every page of the file that is a leaf of a table is read,
 * whatever tree it belongs to: pages of dropped tables too, which only ever looks too closely. The log beside a database
 * (write-ahead log) is read in the same way: it is made of pages.
 * Source: SQLite Database File Format, 1.3 to 2.1 and 4.1.
 */
import { type ByteSource, bytesSource, slice } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { LimitReached } from '../../limits/errors.ts';
import { Malformed } from './malformed.ts';

export const SQLITE_MAGIC = 'SQLite format 3\0';

export interface Column {
  /** 1 the first page. */
  readonly page: number;
  readonly bytes: ByteSource;
  /** Of the value, in the file, if it begins on the page itself. */
  readonly offset: number;
}

/** Pages with rows: leaves of tables; and those of indexes, which hold the rows of tables without row ids, inner ones too. */
const LEAF = 13;
const INDEX_LEAF = 10;
const INDEX_INNER = 2;
/** Values smaller than this are not given: no pickle that does anything fits in. */
const LEAST = 4;
const LARGEST_ROW = 256 * 1024 * 1024;

interface Database {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly pageSize: number;
  readonly usable: number;
  /** Offset of a page; undefined where it is not. */
  readonly place: (page: number) => number | undefined;
}

/** Texts and blobs of every row. Throws {@link Malformed}, LimitReached. */
export function* columnsOf(source: ByteSource, budget: Budget): Generator<Column, void> {
  const head = source.read(0, 100);
  if (head.length < 100) throw new Malformed('its header is cut off');
  const size = bigEndian(head, 16, 2);
  const pageSize = size === 1 ? 65536 : size;
  const usable = usableOf(pageSize, head);
  const place = (page: number) => (page > 0 ? (page - 1) * pageSize : undefined);
  const database = { source, budget, pageSize, usable, place };
  const pages = Math.ceil(source.size / pageSize);
  // Counted in the header, unless a program wrote last that does not know of it.
  const isCounted = bigEndian(head, 24, 4) === bigEndian(head, 92, 4);
  if (isCounted && bigEndian(head, 28, 4) * pageSize > source.size)
    throw new Malformed('its last pages are cut off');
  for (let page = 1; page <= pages; page += 1) yield* leaf(database, page, (page - 1) * pageSize);
}

function usableOf(pageSize: number, firstPage: Uint8Array): number {
  const usable = pageSize - (firstPage[20] ?? 0);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || usable < 480)
    throw new Malformed('its page size makes no sense');
  return usable;
}

const LOG_HEAD = 32;
const FRAME_HEAD = 24;

export function isSqliteLog(head: Uint8Array): boolean {
  return head.length >= LOG_HEAD && bigEndian(head, 0, 3) === 0x377f06 && ((head[3] as number) | 1) === 0x83;
}

/** The same of a write-ahead log, old frames included. What goes on in the database itself is cut off. */
export function* columnsOfLog(source: ByteSource, budget: Budget): Generator<Column, void> {
  const pageSize = bigEndian(source.read(0, LOG_HEAD), 8, 4);
  const frames: { readonly page: number; readonly start: number }[] = [];
  for (let at = LOG_HEAD; at < source.size && pageSize > 0; at += FRAME_HEAD + pageSize) {
    budget.spendOperations();
    frames.push({ page: bigEndian(source.read(at, 4), 0, 4), start: at + FRAME_HEAD });
  }
  const isWhole = pageSize > 0 && (source.size - LOG_HEAD) % (FRAME_HEAD + pageSize) === 0;
  if (!isWhole) throw new Malformed('its last page is cut off');
  const places = new Map(frames.map(({ page, start }) => [page, start]));
  const first = places.get(1);
  const usable = usableOf(pageSize, first === undefined ? new Uint8Array(0) : source.read(first, 100));
  const database = { source, budget, pageSize, usable, place: (page: number) => places.get(page) };
  for (const { page, start } of frames) yield* leaf(database, page, start);
}

function* leaf(database: Database, page: number, start: number): Generator<Column, void> {
  const { source, budget, pageSize } = database;
  budget.spendOperations();
  const bytes = source.read(start, pageSize);
  const head = page === 1 ? 100 : 0;
  const type = bytes[head];
  if (type !== LEAF && type !== INDEX_LEAF && type !== INDEX_INNER) return;
  const places = head + (type === INDEX_INNER ? 12 : 8);
  budget.spendBytes(bytes.length);
  const count = bigEndian(bytes, head + 3, 2);
  for (let cell = 0; cell < count && places + cell * 2 + 2 <= bytes.length; cell += 1) {
    budget.spendOperations();
    // In front of a cell of an inner page stands the page below it.
    const at = bigEndian(bytes, places + cell * 2, 2) + (type === INDEX_INNER ? 4 : 0);
    for (const { offset, ...column } of row(database, bytes, at, type === LEAF))
      yield { ...column, page, offset: start + offset };
  }
}

/** Payload length, in tables the row id, payload; what does not fit the page goes on in a chain of others. */
function* row(
  database: Database,
  bytes: Uint8Array,
  at: number,
  hasId: boolean,
): Generator<Omit<Column, 'page'>, void> {
  const place = { at };
  const length = varint(bytes, place);
  if (hasId) varint(bytes, place);
  if (length === 0 || place.at >= bytes.length) return;
  if (length > LARGEST_ROW) throw new LimitReached('bytes', `a row of ${length} bytes`);
  const largest = hasId ? database.usable - 35 : Math.floor(((database.usable - 12) * 64) / 255) - 23;
  const payload = payloadOf(database, bytes, place.at, length, largest);
  const record = payload.read(0, Math.min(payload.size, 65536));
  const types: number[] = [];
  const header = { at: 0 };
  const headerSize = Math.min(varint(record, header), record.length);
  while (header.at < headerSize) {
    database.budget.spendOperations();
    types.push(varint(record, header));
  }
  let start = headerSize;
  for (const type of types) {
    const size = sizeOf(type);
    if (type >= 12 && size >= LEAST) {
      yield { bytes: slice(payload, start, size), offset: place.at + start };
    }
    start += size;
  }
}

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0;
}

function payloadOf(
  database: Database,
  page: Uint8Array,
  at: number,
  length: number,
  largest: number,
): ByteSource {
  const { usable, source, budget } = database;
  if (length <= largest) return bytesSource(page.subarray(at, at + length));
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const local = least + ((length - least) % (usable - 4));
  const here = local <= largest ? local : least;
  const parts = [page.subarray(at, at + here)];
  let next = bigEndian(page, at + here, 4);
  for (let left = length - here; left > 0 && next > 0; ) {
    budget.spendOperations();
    if (parts.length * usable > source.size + usable)
      throw new Malformed('a long value goes round in a circle');
    const start = database.place(next);
    const overflow = start === undefined ? new Uint8Array(0) : source.read(start, usable);
    if (overflow.length < 4) break;
    const part = overflow.subarray(4, 4 + left);
    budget.spendBytes(part.length);
    parts.push(part);
    left -= part.length;
    next = bigEndian(overflow, 0, 4);
    if (part.length === 0) break;
  }
  return bytesSource(Buffer.concat(parts));
}

function bigEndian(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i += 1) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** Seven bits a byte, the first ones first; the ninth byte gives all eight. */
function varint(bytes: Uint8Array, place: { at: number }): number {
  let value = 0;
  for (let i = 0; i < 9; i += 1) {
    const byte = bytes[place.at++] ?? 0;
    if (i === 8) return value * 256 + byte;
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  return value;
}
