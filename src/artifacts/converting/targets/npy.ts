/** One array as numpy keeps it, in version 1.0 of the format or 2.0 for long headers. Source: numpy/lib/format.py. */
import type { Budget } from '../../../limits/budget.ts';
import { type ArrayView, arrayBytes, spendFor } from '../array.ts';

const ALIGNMENT = 64;
const SHORT = 0xffff;

/** Undefined where numpy has no type for its items. Throws {@link CannotConvert} if it is too large. */
export function writeNpy(view: ArrayView, budget: Budget): Iterable<Uint8Array> | undefined {
  if (view.descr === undefined) return undefined;
  spendFor(view, budget);
  return pieces(view, header(view.descr, view));
}

function* pieces(view: ArrayView, head: Uint8Array): Generator<Uint8Array> {
  yield head;
  yield* arrayBytes(view);
}

/** The order of bytes is little-endian, as {@link arrayBytes} gives them; structures stay as they are. */
function header(descr: string, { shape, swapped }: ArrayView): Uint8Array {
  const type = swapped === undefined ? descr : descr.replace('>', '<');
  const sizes = shape.map((size) => `${size},`).join(' ');
  const tuple = `(${shape.length > 1 ? sizes.slice(0, -1) : sizes})`;
  const text = `{'descr': ${type}, 'fortran_order': False, 'shape': ${tuple}, }`;
  const bytes = Buffer.from(text);
  const prefix = bytes.length + 1 + 10 + ALIGNMENT > SHORT ? 12 : 10;
  const padding = (ALIGNMENT - ((prefix + bytes.length + 1) % ALIGNMENT)) % ALIGNMENT;
  const length = Buffer.alloc(prefix - 8);
  length.writeUIntLE(bytes.length + padding + 1, 0, prefix - 8);
  const magic = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, prefix === 12 ? 2 : 1, 0]);
  return Buffer.concat([magic, length, bytes, Buffer.alloc(padding, ' '), Buffer.from('\n')]);
}
