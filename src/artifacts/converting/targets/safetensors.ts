/** safetensors: a header of names, types and places, and the tensors one behind the other. */
import type { Budget } from '../../../limits/budget.ts';
import { arrayBytes, byteLength, spendFor } from '../array.ts';
import type { Notes } from '../notes.ts';
import type { Form } from '../part.ts';
import type { FoundArray } from '../survey.ts';

const ALIGNMENT = 8;

export interface NamedArray extends FoundArray {
  readonly name: string;
}

/** The tensors that safetensors has a type for, each with a name of its own; the others are noted. */
export function nameArrays(arrays: readonly FoundArray[], notes: Notes): NamedArray[] {
  const named: NamedArray[] = [];
  const taken = new Set<string>(['__metadata__']);
  const next = new Map<string, number>();
  for (const found of innermost(arrays)) {
    const { view, steps } = found;
    const plain = steps.join('.') || 'tensor';
    if (view.safetensors === undefined || !plain.isWellFormed()) {
      const what = `arrays of ${view.code ?? view.descr ?? 'a type of its own'}`;
      notes.add({ kind: 'array', what, message: `safetensors has no ${what}`, path: steps.join('.') });
      continue;
    }
    const name = freeName(plain, taken, next);
    named.push({ ...found, name });
  }
  return named;
}

/** The name, or where it is taken the name and the next number that is free. */
function freeName(name: string, taken: Set<string>, next: Map<string, number>): string {
  let number = next.get(name) ?? 2;
  let free = name;
  for (; taken.has(free); number += 1) free = `${name}.${number}`;
  next.set(name, number);
  taken.add(free);
  return free;
}

/** One entry a form: the same array is found once only. */
function innermost(arrays: readonly FoundArray[]): FoundArray[] {
  const forms = new Map<Form, FoundArray>();
  for (const found of arrays) if (!forms.has(found.form)) forms.set(found.form, found);
  return [...forms.values()];
}

/** The file, piece by piece. Throws {@link CannotConvert} before the first if it would be too large. */
export function writeSafetensors(arrays: readonly NamedArray[], budget: Budget): Iterable<Uint8Array> {
  for (const { view } of arrays) spendFor(view, budget);
  return pieces(arrays);
}

function* pieces(arrays: readonly NamedArray[]): Generator<Uint8Array> {
  yield header(arrays);
  for (const { view } of arrays) yield* arrayBytes(view);
}

function header(arrays: readonly NamedArray[]): Uint8Array {
  let at = 0;
  const entries = arrays.map(({ name, view }) => {
    const start = at;
    at += byteLength(view);
    const about = { dtype: view.safetensors, shape: view.shape, data_offsets: [start, at] };
    return `${JSON.stringify(name)}:${JSON.stringify(about)}`;
  });
  const bytes = Buffer.from(`{${entries.join(',')}}`);
  const padding = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length + padding));
  return Buffer.concat([length, bytes, Buffer.alloc(padding, ' ')]);
}
