/** What is done to the chunks of a dataset before they are written, and how to undo it. Specification, IV.A.2.l. */

import { decodeLzf } from '../../archive/compression/lzf.ts';
import { DamagedStream } from '../../archive/compression/output.ts';
import { type Compression, DamagedData, unpack } from '../../archive/compressors.ts';
import { u16, u32 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';

export interface Filter {
  readonly id: number;
  readonly name: string;
  readonly values: readonly number[];
}

const FIRST_WITH_NAME = 256;
const MOST_VALUES = 1000;

/** The filters in the order in which they were applied. Throws {@link Malformed}. */
export function filtersOf(data: Uint8Array): Filter[] {
  const [version, count = 0] = data;
  const filters: Filter[] = [];
  let at = version === 1 ? 8 : 2;
  for (let i = 0; i < count; i += 1) {
    if (at + 2 > data.length) throw new Malformed('the filters of a dataset are cut off');
    const id = u16(data, at);
    const hasName = version === 1 || id >= FIRST_WITH_NAME;
    const head = hasName ? 8 : 6;
    if (at + head > data.length) throw new Malformed('the filters of a dataset are cut off');
    const nameLength = hasName ? u16(data, at + 2) : 0;
    const numbers = u16(data, at + head - 2);
    at += head;
    const name = Buffer.from(data.subarray(at, at + nameLength))
      .toString('latin1')
      .replace(/\0.*$/s, '');
    at += version === 1 ? Math.ceil(nameLength / 8) * 8 : nameLength;
    if (numbers > MOST_VALUES || at + 4 * numbers > data.length)
      throw new Malformed('the filters of a dataset are cut off');
    const values = Array.from({ length: numbers }, (_, n) => u32(data, at + 4 * n));
    at += 4 * numbers + (version === 1 && numbers % 2 === 1 ? 4 : 0);
    filters.push({ id, name, values });
  }
  return filters;
}

/** What undoes a filter, or undefined if nobody here can. */
type Undo = (bytes: Uint8Array, filter: Filter, budget: Budget, most: number) => Uint8Array;

const unpacking =
  (compression: Compression): Undo =>
  (bytes, _, budget, most) => {
    try {
      return unpack(bytes, compression, budget, most);
    } catch (error) {
      if (error instanceof DamagedData) return error.before;
      throw error;
    }
  };

const CHECKSUM = 4;

/** By the numbers that the HDF Group gives out. */
const UNDO = new Map<number, Undo>([
  [1, unpacking('zlib')],
  [2, (bytes, { values }) => unshuffled(bytes, values[0] ?? 1)],
  [3, (bytes) => bytes.subarray(0, Math.max(0, bytes.length - CHECKSUM))],
  [307, unpacking('bzip2')],
  [32000, (bytes, { values }, budget, most) => lzf(bytes, values[2] ?? 0, budget, most)],
  [32015, unpacking('zstd')],
]);

/** Undone from the last to the first, but for those that the mask leaves out. `unknown` is a filter that nobody undoes. */
export function unfiltered(
  bytes: Uint8Array,
  filters: readonly Filter[],
  mask: number,
  budget: Budget,
  most: number,
): { readonly bytes: Uint8Array; readonly unknown?: string } {
  let content = bytes;
  for (let i = filters.length - 1; i >= 0; i -= 1) {
    if ((mask >>> i) & 1) continue;
    const filter = filters[i] as Filter;
    const undo = UNDO.get(filter.id);
    if (!undo) return { bytes: content, unknown: filter.name || `number ${filter.id}` };
    content = undo(content, filter, budget, most);
  }
  return { bytes: content };
}

/** First all first bytes of the elements, then all second ones. What is left over stands behind them. */
function unshuffled(bytes: Uint8Array, size: number): Uint8Array {
  const count = size > 1 ? Math.floor(bytes.length / size) : 0;
  if (count < 2) return bytes;
  const found = new Uint8Array(bytes.length);
  for (let byte = 0; byte < size; byte += 1)
    for (let i = 0; i < count; i += 1) found[i * size + byte] = bytes[byte * count + i] as number;
  found.set(bytes.subarray(count * size), count * size);
  return found;
}

/** h5py writes the size of a chunk as the third number. */
function lzf(bytes: Uint8Array, length: number, budget: Budget, most: number): Uint8Array {
  if (length > most) throw new Malformed('a chunk is larger than its dataset says');
  budget.spendBytes(length);
  try {
    return decodeLzf(bytes, length);
  } catch (error) {
    if (error instanceof DamagedStream) throw new Malformed(error.message);
    throw error;
  }
}
