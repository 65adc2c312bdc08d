/** Arrays of numbers, whoever wrote them: where their items lie, and how to copy them out in order. */
import type { Budget } from '../../limits/budget.ts';
import { damaged, tooLarge } from './errors.ts';
import { type Content, int, type Literal, list } from './part.ts';
import { piecesOf } from './scalars.ts';

/** An array as a view of bytes, which several arrays may share. */
export interface ArrayView {
  /** The bytes of the storage. */
  readonly content: Content;
  /** In numpy's manner: `<f4`, `|b1`; undefined for what only its description tells (structures, bfloat16). */
  readonly code: string | undefined;
  /** safetensors' name for the type of the items, if it has one. */
  readonly safetensors: string | undefined;
  /** As the header of .npy has it, a Python literal; undefined where numpy has no such type. */
  readonly descr: string | undefined;
  readonly itemSize: number;
  /** Bytes of one number lie in the other order than on most machines; of complex numbers, each half. */
  readonly swapped: number | undefined;
  readonly shape: readonly number[];
  /** In items. */
  readonly strides: readonly number[];
  /** The first item, in items. */
  readonly offset: number;
}

const PIECE = 1 << 20;
/** What is copied item by item is held in memory as a whole up to this size, and read page by page beyond. */
const HELD = 64 * 1024 * 1024;

export function itemCount(shape: readonly number[]): number {
  return shape.reduce((all, size) => all * size, 1);
}

/** Strides of an array without gaps, in items. */
export function plainStrides(shape: readonly number[], fortran = false): number[] {
  const strides: number[] = new Array(shape.length);
  let step = 1;
  for (let i = 0; i < shape.length; i += 1) {
    const axis = fortran ? i : shape.length - 1 - i;
    strides[axis] = step;
    step *= shape[axis] as number;
  }
  return strides;
}

export function shapeLiteral(shape: readonly number[]): Literal {
  return list(shape.map(int));
}

/** True if every item lies within the storage. */
export function isInside({ content, itemSize, shape, strides, offset }: ArrayView): boolean {
  if (shape.includes(0)) return true;
  const last = shape.reduce((at, size, i) => at + (size - 1) * (strides[i] as number), offset);
  return offset >= 0 && strides.every((stride) => stride >= 0) && (last + 1) * itemSize <= content.length;
}

/** True if its items lie one behind the other. Axes of one item have whatever stride they like. */
function isContiguous({ shape, strides }: ArrayView): boolean {
  if (shape.includes(0)) return true;
  const plain = plainStrides(shape);
  return shape.every((size, i) => size === 1 || strides[i] === plain[i]);
}

export function byteLength({ shape, itemSize }: ArrayView): number {
  return itemCount(shape) * itemSize;
}

/** Views may repeat their storage without end (`expand`): what is copied of them is counted. Throws CannotConvert. */
export function spendFor(view: ArrayView, budget: Budget): void {
  const length = byteLength(view);
  if (length > budget.bytesLeft) throw tooLarge(`an array of ${length} bytes`);
  budget.spendBytes(length);
}

/** The items in C order and little-endian, piece by piece. */
export function* arrayBytes(view: ArrayView): Generator<Uint8Array> {
  const pieces = isContiguous(view) ? plainPieces(view) : gathered(view);
  for (const piece of pieces) yield view.swapped === undefined ? piece : swap(piece, view.swapped);
}

function* plainPieces(view: ArrayView): Generator<Uint8Array> {
  const { content, itemSize, offset } = view;
  const start = content.offset + offset * itemSize;
  const step = PIECE - (PIECE % itemSize) || itemSize;
  yield* piecesOf({ source: content.source, offset: start, length: byteLength(view) }, step);
}

/** Copies run by run: as many items at once as lie one behind the other. */
function* gathered(view: ArrayView): Generator<Uint8Array> {
  const { shape, strides, itemSize } = view;
  const { axes, run } = runOf(view);
  const read = reader(view.content);
  const room = Math.max(1, Math.floor(PIECE / (run * itemSize))) * run * itemSize;
  let out = new Uint8Array(room);
  let filled = 0;
  const index = new Array<number>(axes).fill(0);
  let at = view.offset;
  for (;;) {
    out.set(read(at * itemSize, run * itemSize), filled);
    filled += run * itemSize;
    if (filled === room) {
      yield out;
      out = new Uint8Array(room);
      filled = 0;
    }
    let axis = axes - 1;
    for (; axis >= 0; axis -= 1) {
      at += strides[axis] as number;
      index[axis] = (index[axis] as number) + 1;
      if ((index[axis] as number) < (shape[axis] as number)) break;
      at -= (shape[axis] as number) * (strides[axis] as number);
      index[axis] = 0;
    }
    if (axis < 0) break;
  }
  yield out.subarray(0, filled);
}

/** The innermost axes that lie without gaps: `axes` are left to step over, `run` items are copied at once. */
function runOf({ shape, strides, itemSize }: ArrayView): { axes: number; run: number } {
  let [axes, run] = [shape.length, 1];
  while (axes > 0) {
    const size = shape[axes - 1] as number;
    if (size !== 1 && strides[axes - 1] !== run) break;
    if (run * size * itemSize > PIECE) break;
    run *= size;
    axes -= 1;
  }
  return { axes, run };
}

function reader({ source, offset, length }: Content): (at: number, count: number) => Uint8Array {
  if (length <= HELD) {
    const all = source.read(offset, length);
    return (at, count) => all.subarray(at, at + count);
  }
  const pages = new Map<number, Uint8Array>();
  const page = (number: number): Uint8Array => {
    const known = pages.get(number);
    if (known) return known;
    if (pages.size >= HELD / PIECE) pages.delete(pages.keys().next().value as number);
    const start = number * PIECE;
    const bytes = source.read(offset + start, Math.min(PIECE * 2, length - start));
    pages.set(number, bytes);
    return bytes;
  };
  // Runs are no longer than a page, so that one page and the next hold each of them.
  return (at, count) => {
    const number = Math.floor(at / PIECE);
    const start = at - number * PIECE;
    return page(number).subarray(start, start + count);
  };
}

function swap(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length % width !== 0) throw damaged('an array is cut off');
  const out = Uint8Array.from(bytes);
  for (let at = 0; at < out.length; at += width) out.subarray(at, at + width).reverse();
  return out;
}
