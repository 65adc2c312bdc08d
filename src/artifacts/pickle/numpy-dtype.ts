/** What a pickled `numpy.dtype` says of the bytes of an array. Source: numpy's arraydescr_reduce, arraydescr_setstate. */
import { decodeAtomText } from './atoms.ts';
import { smallInteger } from './literal.ts';
import type { Reader } from './reader.ts';
import { isContainer, isGlobal, isMade, isWhole, type Made, TUPLE, type Value } from './value.ts';

export interface Dtype {
  /** In bytes. */
  readonly itemSize: number;
  /** Items are Python objects: arrays of them are stored as pickles. */
  readonly hasObjects: boolean;
}

export function isDtype(value: Value | undefined): value is Made {
  return (
    isMade(value) &&
    isGlobal(value.callee) &&
    value.callee.module === 'numpy' &&
    value.callee.name === 'dtype'
  );
}

/** Undefined where it cannot be told. */
export function dtypeOf(reader: Reader, value: Value | undefined): Dtype | undefined {
  if (isStringDtype(value)) return { itemSize: 16, hasObjects: true };
  if (!isDtype(value) || !isWhole(value.args, TUPLE)) return undefined;
  const [spec] = value.args.items;
  const text = typeof spec === 'number' ? decodeAtomText(reader, spec) : undefined;
  const match = text === undefined ? null : /^[<>=|]?([?bBhHiIlLqQefdgFDGSUVOMmacu])(\d*)$/.exec(text);
  if (!match) return undefined;
  const state = isWhole(value.state, TUPLE) ? value.state.items : [];
  // version, byte order, subarray, names, fields, size, alignment, flags
  const size = integerAt(reader, state, 5) ?? -1;
  const flags = integerAt(reader, state, 7) ?? 0;
  const hasObjects = match[1] === 'O' || (flags & 1) !== 0;
  // Flags are as easily written as anything else; fields of objects contradict them.
  if (!hasObjects && fieldsMayHaveObjects(reader, state[4])) return undefined;
  const itemSize = size > 0 ? size : Number(match[2] || ONE_LETTER[match[1] as string] || 0);
  return itemSize > 0 || hasObjects ? { itemSize, hasObjects } : undefined;
}

/** Texts of any length, which are stored as objects are. */
function isStringDtype(value: Value | undefined): boolean {
  return (
    isMade(value) &&
    isGlobal(value.callee) &&
    (value.callee.module === 'numpy.dtypes' || value.callee.module?.endsWith('._internal') === true) &&
    /StringDType|_convert_to_stringdtype_kwargs/.test(value.callee.name ?? '')
  );
}

/** Sizes of specifications without a number, on the platforms that there are. */
const ONE_LETTER: Record<string, number> = {
  '?': 1,
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  F: 8,
  D: 16,
};

function integerAt(reader: Reader, values: readonly Value[], at: number): number | undefined {
  const value = values[at];
  return typeof value === 'number' ? smallInteger(reader, value) : undefined;
}

function fieldsMayHaveObjects(reader: Reader, fields: Value | undefined): boolean {
  if (!isContainer(fields)) return false;
  if (fields.items.length !== fields.count) return true;
  return fields.items.some((field) => {
    if (!isWhole(field, TUPLE)) return false;
    const inner = dtypeOf(reader, field.items[0]);
    return inner === undefined || inner.hasObjects;
  });
}
