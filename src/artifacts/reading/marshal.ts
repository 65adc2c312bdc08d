/**
 * The names that the code in a `.pyc` file uses, as far as they can be read. Sources: Python/marshal.c and
 * Lib/importlib/_bootstrap_external.py of CPython 2.7 to 3.14.
 */
import { type ByteSource, u32 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { pushAll } from '../../limits/lists.ts';
import { Malformed } from './malformed.ts';

/** What follows in the stream: an object, a tuple of names, a number, the keys and values of a dict up to an end. */
type Part = 'object' | 'names' | 'number' | 'pairs';

/** Numbers that Python 2 had for its releases are larger. */
export const PYTHON_2 = 20_000;
const POSITIONAL_ONLY = 3410;
const WITHOUT_LOCALS = 3450;

/** Numbers first, then its bytes, constants, names, and what differs between releases. */
function partsOfCode(magic: number): Part[] {
  const isNew = magic < PYTHON_2 && magic >= WITHOUT_LOCALS;
  const numbers = magic > PYTHON_2 ? 4 : magic < POSITIONAL_ONLY || isNew ? 5 : 6;
  const behind = isNew ? 2 : 1;
  return [
    ...times(numbers, 'number'),
    ...times(2, 'object'),
    'names',
    ...times(5, 'object'),
    'number',
  ].concat(times(behind, 'object')) as Part[];
}

function times(count: number, part: Part): Part[] {
  return Array.from({ length: count }, () => part);
}

/** Set where a reference may be made to it later. */
const REMEMBERED = 0x80;

/** Kinds with a payload of so many bytes. */
const FIXED: Record<string, number> = { 0: 0, N: 0, F: 0, T: 0, S: 0, '.': 0, i: 4, I: 8, g: 8, y: 16 };
/** Kinds with a length of one byte, and of four, and references to texts. */
const SHORT_TEXTS = 'zZf';
const TEXTS = 'aAuts';
const REFERENCES = 'rR';
/** Python 2 has a list of its own for texts that it refers to. */
const INTERNED = 't';
const SEQUENCES = '([<>';

/** The names in the order of their first use, as Latin-1. Throws {@link Malformed}, LimitReached. */
export function namesInCode(source: ByteSource, start: number, magic: number, budget: Budget): Set<string> {
  const found = new Set<string>();
  const stream = new Stream(source, start);
  const code = partsOfCode(magic).reverse();
  const left: Part[] = ['object'];
  for (let part = left.pop(); part; part = left.pop()) {
    budget.spendOperations();
    if (part === 'number') stream.take(4);
    else {
      const { kind, text, count } = stream.next(magic);
      if (part === 'pairs' && kind === '0') continue;
      if (part === 'pairs' || kind === '{') left.push('pairs');
      if (part === 'names' && text !== undefined) found.add(text);
      budget.spendOperations(count);
      for (let i = 0; i < count; i += 1) left.push(part === 'names' ? 'names' : 'object');
      if (kind === 'c') pushAll(left, code);
    }
  }
  return found;
}

interface Value {
  readonly kind: string;
  readonly text?: string | undefined;
  /** How many objects follow that it consists of. */
  readonly count: number;
}

class Stream {
  readonly #source: ByteSource;
  readonly #remembered: (string | undefined)[] = [];
  readonly #interned: (string | undefined)[] = [];
  #at: number;

  constructor(source: ByteSource, start: number) {
    this.#source = source;
    this.#at = start;
  }

  next(magic: number): Value {
    const mark = this.#byte();
    const kind = String.fromCharCode(mark & ~REMEMBERED);
    const isReference = REFERENCES.includes(kind);
    const place = mark & REMEMBERED && !isReference ? this.#remembered.push(undefined) - 1 : -1;
    const text = this.#text(kind);
    if (place >= 0) this.#remembered[place] = text;
    if (kind === INTERNED && magic > PYTHON_2) this.#interned.push(text);
    const isText = text !== undefined || isReference;
    return { kind, text, count: isText ? 0 : this.#count(kind) };
  }

  #text(kind: string): string | undefined {
    if (SHORT_TEXTS.includes(kind)) return latin1(this.take(this.#byte()));
    if (TEXTS.includes(kind)) return latin1(this.take(this.#size()));
    if (kind === 'r') return this.#remembered[this.#size()];
    return kind === 'R' ? this.#interned[this.#size()] : undefined;
  }

  /** Passes over a payload that is no text. */
  #count(kind: string): number {
    const fixed = FIXED[kind];
    if (fixed !== undefined) this.take(fixed);
    else if (kind === 'l') this.take(Math.abs(this.#size() | 0) * 2);
    else if (kind === 'x') for (let i = 0; i < 2; i += 1) this.take(this.#byte());
    else if (kind === ')') return this.#items(this.#byte());
    else if (SEQUENCES.includes(kind)) return this.#items(this.#size());
    else if (kind === ':') return 3;
    else if (kind !== 'c' && kind !== '{')
      throw new Malformed(`a value of kind ${JSON.stringify(kind)} is not known`);
    return 0;
  }

  /** Each takes a byte at least. */
  #items(count: number): number {
    if (count > this.#source.size - this.#at) throw new Malformed('it is cut off');
    return count;
  }

  #byte(): number {
    return this.take(1)[0] as number;
  }

  #size(): number {
    return u32(this.take(4), 0);
  }

  take(length: number): Uint8Array {
    const { size } = this.#source;
    if (this.#at + length > size) throw new Malformed('it is cut off');
    const bytes = this.#source.read(this.#at, length);
    this.#at += length;
    return bytes;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
