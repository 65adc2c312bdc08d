/** Attributes of HDF5: a name and, where it is text or bytes, the values. Specification, IV.A.2.m, III.E. */
import { u16, u32 } from '../../archive/source.ts';
import { globalHeapObject } from './hdf5-heap.ts';
import { integer, type Layout, text } from './hdf5-layout.ts';

export interface Attribute {
  readonly name: string;
  /** Strings, as bytes; nothing for numbers. */
  readonly values: readonly Uint8Array[];
  /** Of the message, in the file. */
  readonly offset: number;
  /** There is text, and it could not be found. */
  readonly lost: boolean;
}

export const STRING = 3;
export const VARIABLE = 9;
const MOST_VALUES = 10_000;

export function attributeOf(layout: Layout, data: Uint8Array, offset: number): Attribute {
  const version = data[0] as number;
  const sizes = { name: u16(data, 2), type: u16(data, 4), space: u16(data, 6) };
  const pad = version === 1 ? (size: number) => Math.ceil(size / 8) * 8 : (size: number) => size;
  const start = version === 3 ? 9 : 8;
  const typeAt = start + pad(sizes.name);
  const spaceAt = typeAt + pad(sizes.type);
  const name = text(data.subarray(start, start + sizes.name));
  // A type kept elsewhere may be text: it is not followed.
  if (version > 1 && (data[1] as number) & 1) return { name, values: [], offset, lost: true };
  const type = data.subarray(typeAt, typeAt + sizes.type);
  const count = countOf(layout, data.subarray(spaceAt, spaceAt + sizes.space));
  const content = data.subarray(spaceAt + pad(sizes.space));
  const { values, lost } = valuesOf(layout, type, count, content);
  return { name, values, offset, lost };
}

/** How many elements, as far as they are looked at. */
export function countOf({ lengths }: Layout, space: Uint8Array): number {
  const [version, rank = 0] = space;
  if (version === 2 && space[3] === 2) return 0;
  const start = version === 1 ? 8 : 4;
  let count = 1;
  for (let i = 0; i < rank; i += 1) count *= integer(space, start + i * lengths, lengths);
  return Math.min(count, MOST_VALUES);
}

function valuesOf(
  layout: Layout,
  type: Uint8Array,
  count: number,
  content: Uint8Array,
): { values: Uint8Array[]; lost: boolean } {
  const kind = (type[0] ?? 0) & 15;
  const size = type.length >= 8 ? u32(type, 4) : 0;
  const values: Uint8Array[] = [];
  if (size === 0 || (kind !== STRING && kind !== VARIABLE)) return { values, lost: false };
  for (let i = 0; i < count; i += 1) {
    const value = content.subarray(i * size, (i + 1) * size);
    if (value.length < size) return { values, lost: true };
    const found = kind === STRING ? value : variable(layout, value);
    if (!found) return { values, lost: true };
    values.push(found);
  }
  return { values, lost: false };
}

/** A length, and the place in the global heap. */
function variable(layout: Layout, value: Uint8Array): Uint8Array | undefined {
  const length = u32(value, 0);
  if (length === 0) return new Uint8Array(0);
  const heap = integer(value, 4, layout.offsets);
  const object = globalHeapObject(layout, heap, u32(value, 4 + layout.offsets));
  return object?.subarray(0, length);
}
