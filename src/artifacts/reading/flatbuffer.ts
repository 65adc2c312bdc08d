/**
 * FlatBuffers without their descriptions: tables by the numbers of their fields. Source: FlatBuffers, Internals. Every
 * step is checked against the end of the source and paid for, so that tables that lead to each other come to an end.
 */
import { type ByteSource, u16, u32, u64 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';

/** In front of the fields of a table's list of places: its own length and that of the table. */
const LIST_HEAD = 4;

const LONGEST_TEXT = 1000;

export interface Table {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly at: number;
}

/** The table that the source begins with. Throws {@link Malformed}, LimitReached. */
export function rootTable(source: ByteSource, budget: Budget): Table {
  return { source, budget, at: bytesAt({ source, budget }, 0, 4, u32) };
}

/** Where a field's value lies; undefined for one that has its default. A table that is not all there is an error. */
function place(table: Table, field: number): number | undefined {
  const { at } = table;
  const back = bytesAt(table, at, 4, u32) | 0;
  const list = at - back;
  const entry = LIST_HEAD + field * 2;
  const listLength = bytesAt(table, list, 2, u16);
  if (at + bytesAt(table, list + 2, 2, u16) > table.source.size) throw new Malformed('it is cut off');
  if (entry + 2 > listLength) return undefined;
  const offset = bytesAt(table, list + entry, 2, u16);
  return offset === 0 ? undefined : at + offset;
}

/** A field that is a number of so many bytes, without a sign. */
export function numberIn(table: Table, field: number, size: 1 | 4 | 8): number {
  const at = place(table, field);
  if (at === undefined) return 0;
  return bytesAt(table, at, size, size === 1 ? (bytes) => bytes[0] as number : size === 4 ? u32 : u64);
}

/** A field that is a text, as Latin-1, with a NUL behind it, of which the first letters are enough. */
export function textIn(table: Table, field: number): string {
  const start = vector(table, field);
  if (start === undefined) return '';
  const whole = bytesAt(table, start, 4, u32);
  if (start + 4 + whole >= table.source.size) throw new Malformed('a text is cut off');
  const length = Math.min(whole, LONGEST_TEXT);
  return Buffer.from(table.source.read(start + 4, length)).toString('latin1');
}

/** The tables of a field that is a list of them. */
export function* tablesIn(table: Table, field: number): Generator<Table, void> {
  const start = vector(table, field);
  if (start === undefined) return;
  const count = bytesAt(table, start, 4, u32);
  for (let i = 0; i < count; i += 1) {
    const from = start + 4 + i * 4;
    yield { ...table, at: from + bytesAt(table, from, 4, u32) };
  }
}

/** How many bytes a field has that is a list of such; nothing where it has its default. */
export function bytesIn(table: Table, field: number): { start: number; length: number } | undefined {
  const start = vector(table, field);
  return start === undefined ? undefined : { start: start + 4, length: bytesAt(table, start, 4, u32) };
}

function vector(table: Table, field: number): number | undefined {
  const at = place(table, field);
  return at === undefined ? undefined : at + bytesAt(table, at, 4, u32);
}

function bytesAt(
  { source, budget }: Pick<Table, 'source' | 'budget'>,
  at: number,
  size: number,
  read: (bytes: Uint8Array, at: number) => number,
): number {
  budget.spendOperations();
  const bytes = at < 0 ? undefined : source.read(at, size);
  if (bytes === undefined || bytes.length < size) throw new Malformed('it leads to a place where nothing is');
  return read(bytes, 0);
}
