/** Datasets of HDF5: what their elements are, and where the bytes lie. Specification, IV.A.2.b, d, i and l. */
import { u16, u32 } from '../../archive/source.ts';
import { STRING, VARIABLE } from './hdf5-attribute.ts';
import { type Chunk, type ChunkIndex, chunksOf } from './hdf5-chunks.ts';
import { type Filter, filtersOf, unfiltered } from './hdf5-filters.ts';
import type { Message } from './hdf5-header.ts';
import { integer, isNowhere, type Layout, ownedBytes } from './hdf5-layout.ts';
import { Malformed } from './malformed.ts';

export interface Dataset {
  /** `bytes` are what a program may keep anything in; `values` lie in the global heap; a `record` may have both. */
  readonly kind: 'bytes' | 'values' | 'record' | 'numbers';
  /** Bytes of an element. */
  readonly elementSize: number;
  /** Of the file, if they lie there as they are and on one piece. */
  readonly plain: { readonly address: number; readonly length: number } | undefined;
  readonly chunks: { readonly index: ChunkIndex; readonly filters: readonly Filter[] } | undefined;
}

const SPACE = 0x01;
const TYPE = 0x03;
const LAYOUT = 0x08;
const PIPELINE = 0x0b;

const INTEGER = 0;
const OPAQUE = 5;
const COMPOUND = 6;
const MOST_DIMENSIONS = 33;

/** Undefined if the messages are of something else. Throws {@link Malformed}. */
export function datasetOf(layout: Layout, messages: readonly Message[]): Dataset | undefined {
  const find = (wanted: number) => messages.find(({ type }) => type === wanted);
  const place = find(LAYOUT);
  if (!place || place.shared) return undefined;
  const type = find(TYPE);
  const elementSize = type && !type.shared && type.data.length >= 8 ? u32(type.data, 4) : 1;
  const pipeline = find(PIPELINE);
  const filters = pipeline && !pipeline.shared ? filtersOf(pipeline.data) : [];
  const rank = find(SPACE)?.data[1] ?? 0;
  const index = indexOf(layout, place.data, filters.length > 0);
  return {
    kind: kindOf(type, rank),
    elementSize,
    plain: plainOf(layout, place),
    chunks: index && { index, filters },
  };
}

/** A picture is an array of bytes, too: what is a text of bytes has one dimension at most. */
function kindOf(type: Message | undefined, rank: number): Dataset['kind'] {
  if (!type || type.shared) return 'bytes';
  const kind = (type.data[0] ?? 0) & 15;
  if (kind === VARIABLE) return 'values';
  if (kind === COMPOUND) return 'record';
  const isByte = kind === INTEGER && type.data.length >= 8 && u32(type.data, 4) === 1;
  return kind === STRING || kind === OPAQUE || (isByte && rank <= 1) ? 'bytes' : 'numbers';
}

const COMPACT = 0;
const CONTIGUOUS = 1;
const CHUNKED = 2;

function plainOf(layout: Layout, { data, offset }: Message): Dataset['plain'] {
  const { offsets, lengths, base } = layout;
  const [version = 0, kind] = data;
  if (version < 3) return undefined;
  if (kind === COMPACT) return { address: offset + 4 - base, length: u16(data, 2) };
  if (kind !== CONTIGUOUS) return undefined;
  const address = integer(data, 2, offsets);
  return isNowhere(address) ? undefined : { address, length: integer(data, 2 + offsets, lengths) };
}

/** Undefined where there are no chunks, or none was written. */
function indexOf(layout: Layout, data: Uint8Array, isFiltered: boolean): ChunkIndex | undefined {
  const { offsets } = layout;
  const [version = 0] = data;
  // Before version 3 the class stands behind the dimensions, and before the address are five bytes of nothing.
  const [kind, dimensions = 0, at] = version < 3 ? [data[2], data[1], 8] : [data[1], data[2], 3];
  if (kind !== CHUNKED) return undefined;
  if (version >= 4) return newIndex(layout, data, isFiltered);
  if (dimensions > MOST_DIMENSIONS) throw new Malformed('a dataset has too many dimensions');
  const address = integer(data, at, offsets);
  if (isNowhere(address)) return undefined;
  const length = product(data, at + offsets, dimensions, 4);
  return { kind: 'tree', address, isFiltered, length, dimensions };
}

const NEW_KINDS = [undefined, 'single', 'implicit', 'fixed', 'extensible', 'records'] as const;
/** Bytes of what each says of itself before its address. */
const PARAMETERS = [0, 0, 0, 1, 5, 6];

function newIndex(layout: Layout, data: Uint8Array, isFiltered: boolean): ChunkIndex | undefined {
  const { offsets, lengths } = layout;
  const [, , flags = 0, dimensions = 0, width = 0] = data;
  if (dimensions > MOST_DIMENSIONS || width > 8) throw new Malformed('a dataset has too many dimensions');
  const at = 5 + dimensions * width;
  const number = data[at] ?? 0;
  const kind = NEW_KINDS[number];
  if (!kind) throw new Malformed('the chunks of a dataset are kept in an unknown way');
  const single = kind === 'single' && (flags & 2) !== 0;
  const addressAt = at + 1 + (PARAMETERS[number] as number) + (single ? lengths + 4 : 0);
  const address = integer(data, addressAt, offsets);
  if (isNowhere(address)) return undefined;
  const length = product(data, 5, dimensions, width);
  const first = single
    ? { size: integer(data, at + 1, lengths), mask: u32(data, at + 1 + lengths) }
    : undefined;
  return { kind, address, isFiltered, length, dimensions, ...(first && { first }) };
}

/** Of the sizes of a chunk, of which the last is that of an element. */
function product(data: Uint8Array, at: number, count: number, width: number): number {
  let all = 1;
  for (let i = 0; i < count; i += 1) {
    let size = 0;
    for (let byte = width - 1; byte >= 0; byte -= 1) size = size * 256 + (data[at + i * width + byte] ?? 0);
    all *= size;
  }
  return all;
}

export interface Data {
  readonly bytes: Uint8Array;
  /** It lies in the file as it is. */
  readonly isPlain: boolean;
  /** Filters that nobody undoes here, and indexes that nobody follows. */
  readonly unread: string | undefined;
}

/** What filters add to a chunk before it is packed. */
const SUMS = 256;

/** The bytes of a dataset, at most so many, chunk by chunk. Throws {@link Malformed}, LimitReached. */
export function dataOf(layout: Layout, dataset: Dataset, most: number): Data {
  const { plain, chunks } = dataset;
  if (plain) {
    const bytes = ownedBytes(layout, plain.address, Math.min(plain.length, most));
    return { bytes, isPlain: true, unread: undefined };
  }
  if (!chunks) return { bytes: new Uint8Array(0), isPlain: true, unread: undefined };
  const parts: Uint8Array[] = [];
  let left = most;
  for (const chunk of inOrder(chunksOf(layout, chunks.index))) {
    if (left < chunks.index.length) break;
    const raw = ownedBytes(layout, chunk.address, Math.min(chunk.length, most));
    const room = chunks.index.length + SUMS;
    const { bytes, unknown } = unfiltered(raw, chunks.filters, chunk.mask, layout.budget, room);
    if (unknown !== undefined) return { bytes: Buffer.concat(parts), isPlain: false, unread: unknown };
    parts.push(bytes);
    left -= bytes.length;
  }
  const isPlain = chunks.filters.length === 0 && parts.length < 2;
  return { bytes: Buffer.concat(parts), isPlain, unread: undefined };
}

function inOrder(chunks: Iterable<Chunk>): Chunk[] {
  return [...chunks].sort((a, b) => {
    for (let i = 0; i < a.place.length; i += 1)
      if (a.place[i] !== b.place[i]) return (a.place[i] as number) - (b.place[i] ?? 0);
    return 0;
  });
}
