/**
 * joblib's arrays: a pickle names a wrapper where an array should be, and when the wrapper has its state, the
 * loader reads the array from the file itself: raw bytes, or another pickle if its items are objects.
 * Source: joblib/numpy_pickle.py (0.10 to 1.5), numpy_pickle_compat.py.
 */
import { decodeAtomText } from './atoms.ts';
import { smallInteger } from './literal.ts';
import { dtypeOf, isDtype } from './numpy-dtype.ts';
import type { Reader } from './reader.ts';
import { DICT, isGlobal, isMade, isWhole, kindOf, type Made, NOTHING, TUPLE, type Value } from './value.ts';

/** Where a loader goes on after it has read from the file, or why that cannot be told. */
export type Followed =
  | { readonly kind: 'array'; readonly end: number; readonly length: number }
  | { readonly kind: 'pickle' }
  | { readonly kind: 'companion'; readonly file: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** Calls that a later array's measure depends on. */
export function remembersDtypes(made: Made): void {
  if (isDtype(made)) made.remembered = true;
}

/** Undefined for anything but joblib's wrappers. `offset` is that behind BUILD. */
export function followWrapper(
  target: Made,
  state: Value,
  offset: number,
  reader: Reader,
): Followed | undefined {
  const name = wrapperName(target);
  if (name === undefined) return undefined;
  const values = attributes(state, reader);
  if (name !== 'NumpyArrayWrapper')
    return { kind: 'companion', file: fileName(values.get('filename'), reader) };
  const dtype = dtypeOf(reader, values.get('dtype'));
  if (!dtype) return { kind: 'unknown', why: 'the type of a joblib array cannot be told' };
  if (dtype.hasObjects) return { kind: 'pickle' };
  const count = itemCount(values.get('shape'), reader);
  if (count === undefined) return { kind: 'unknown', why: 'the shape of a joblib array cannot be told' };
  const start = offset + paddingAt(values.get('numpy_array_alignment_bytes'), offset, reader);
  const length = count * dtype.itemSize;
  if (start + length > reader.source.size) return { kind: 'unknown', why: 'a joblib array is cut off' };
  return { kind: 'array', end: start + length, length };
}

/** By the class as the pickle names it, joblib's own or a copy inside scikit-learn. */
function wrapperName(target: Made): string | undefined {
  if (!isMade(target) || !isGlobal(target.callee)) return undefined;
  const { module, name } = target.callee;
  const known = name === 'NumpyArrayWrapper' || name === 'NDArrayWrapper' || name === 'ZNDArrayWrapper';
  return known && module?.includes('joblib.numpy_pickle') ? name : undefined;
}

function attributes(state: Value, reader: Reader): Map<string, Value> {
  const values = new Map<string, Value>();
  if (!isWhole(state, DICT)) return values;
  for (let at = 0; at + 1 < state.items.length; at += 2) {
    const key = state.items[at] as Value;
    const text = typeof key === 'number' ? decodeAtomText(reader, key) : undefined;
    if (text !== undefined) values.set(text, state.items[at + 1] as Value);
  }
  return values;
}

function itemCount(shape: Value | undefined, reader: Reader): number | undefined {
  if (!isWhole(shape, TUPLE)) return undefined;
  let count = 1;
  for (const size of shape.items) {
    const value = typeof size === 'number' ? smallInteger(reader, size) : undefined;
    if (value === undefined || value < 0) return undefined;
    count *= value;
  }
  return count;
}

/** Since 1.2 a byte that counts, and as many bytes, align the array. */
function paddingAt(alignment: Value | undefined, offset: number, reader: Reader): number {
  if (alignment === undefined || kindOf(alignment) === NOTHING) return 0;
  return 1 + (reader.source.read(offset, 1)[0] ?? 0);
}

function fileName(value: Value | undefined, reader: Reader): string {
  return (typeof value === 'number' ? decodeAtomText(reader, value) : undefined) ?? '?';
}
