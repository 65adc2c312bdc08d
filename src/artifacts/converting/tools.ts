/** What constructors ask of the arguments that they are given. */

import type { Budget } from '../../limits/budget.ts';
import { FIXED_SIZE } from '../pickle/opcodes.ts';
import type { Reader } from '../pickle/reader.ts';
import {
  type Atom,
  atomOffset,
  type Container,
  DICT,
  isContainer,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  LIST,
  type Made,
  NOTHING,
  type Opaque,
  TUPLE,
  type Value,
} from '../pickle/value.ts';
import { constructionOf, nameOfGlobal } from './construction.ts';
import type { Dtype } from './dtype.ts';
import type { Graph } from './graph.ts';
import { bytesOf, type Content, contentOf, type Literal } from './part.ts';
import { decodeScalar, payloadOf, rawBytes, type Strings } from './scalars.ts';

/** The bytes behind a torch storage, or behind a file that lies beside the pickle; undefined where they are not at hand. */
export interface Surroundings {
  storage?(id: StorageId): Content | undefined;
  companion?(file: string): Content | undefined;
  /** Of torch's storages; little-endian if absent. */
  readonly bigEndian?: boolean;
}

/** What torch's pickles say of a storage: torch/serialization.py, persistent_id. */
export interface StorageId {
  readonly key: string;
  readonly location: string;
  /** `module:name` of the storage's class. */
  readonly type: string;
  /** In items. */
  readonly size: number;
  /** In old files: a part of the storage, from an item on. */
  readonly view: { readonly offset: number; readonly size: number } | undefined;
}

/** numpy allows 64 axes; a longer shape is none. */
const MOST_AXES = 64;

export class Tools {
  /** What is known of dtypes, which many arrays share. */
  readonly dtypes = new Map<Made, Dtype | undefined>();
  readonly graph: Graph;
  readonly around: Surroundings;
  readonly #strings: Strings;
  readonly #budget: Budget;
  readonly #latin = new Map<Value, Content | undefined>();
  readonly #lengths = new Map<Atom, number>();

  constructor(graph: Graph, around: Surroundings, strings: Strings, budget: Budget) {
    this.#budget = budget;
    this.graph = graph;
    this.around = around;
    this.#strings = strings;
  }

  get reader(): Reader {
    return this.graph.reader;
  }

  scalar(value: Value | undefined): Literal | undefined {
    return typeof value === 'number' && kindOf(value) < TUPLE
      ? decodeScalar(this.reader, value, this.#strings)
      : undefined;
  }

  isNone(value: Value | undefined): boolean {
    return value !== undefined && kindOf(value) === NOTHING;
  }

  /** Of `str`, and of what was `str` in Python 2. */
  text(value: Value | undefined): string | undefined {
    if (typeof value !== 'number' || kindOf(value) >= TUPLE) return undefined;
    const scalar = decodeScalar(this.reader, value, 'latin-1');
    return scalar.kind === 'text' ? scalar.value : undefined;
  }

  integer(value: Value | undefined): number | bigint | undefined {
    const scalar = this.scalar(value);
    return scalar?.kind === 'int' ? scalar.value : undefined;
  }

  /** A number that can be counted with. */
  count(value: Value | undefined): number | undefined {
    const found = this.integer(value);
    return typeof found === 'number' && Number.isSafeInteger(found) ? found : undefined;
  }

  bool(value: Value | undefined): boolean | undefined {
    const scalar = this.scalar(value);
    return scalar?.kind === 'bool' ? scalar.value : undefined;
  }

  /** The items of a list or tuple; counted, because many calls may be given the same. */
  items(value: Value | undefined): readonly Value[] | undefined {
    if (!isWhole(value, LIST) && !isWhole(value, TUPLE)) return undefined;
    this.#budget.spendOperations(value.items.length);
    return value.items;
  }

  /** A shape, or axes. */
  counts(value: Value | undefined): number[] | undefined {
    const items = this.items(value);
    const found = items && items.length <= MOST_AXES ? items.map((item) => this.count(item)) : undefined;
    return found?.every((count) => count !== undefined) ? (found as number[]) : undefined;
  }

  /** `module:name` of a class or function. */
  name(value: Value | undefined): string | undefined {
    return isGlobal(value) ? nameOfGlobal(value) : undefined;
  }

  /** Of `bytes`, `bytearray`, Python 2's `str`, and of the calls that old protocols write for them. */
  bytes(value: Value | undefined): Content | undefined {
    if (typeof value === 'number') return rawBytes(this.reader, value);
    return isMade(value) ? this.madeBytes(value) : undefined;
  }

  madeBytes(made: Made): Content | undefined {
    const construction = constructionOf(made, this.graph);
    const { name, args = [], states = [], items = [], pairs = [] } = construction ?? {};
    if (states.length + items.length + pairs.length > 0) return undefined;
    const [first, encoding] = args;
    if (name === 'builtins:bytes' || name === 'builtins:bytearray') {
      if (args.length === 0) return contentOf(new Uint8Array(0));
      if (args.length === 1) return this.#givenBytes(first, name);
    } else if (name !== '_codecs:encode') return undefined;
    return args.length === 2 && /^latin[-_]?1$/i.test(this.text(encoding) ?? '')
      ? this.#latin1(first)
      : undefined;
  }

  /** Bytes as such, or as the call that protocols below 3 write for them: one call within the other, no more. */
  #givenBytes(value: Value | undefined, outer: string): Content | undefined {
    if (typeof value === 'number') return rawBytes(this.reader, value);
    if (outer !== 'builtins:bytearray' || !isMade(value)) return undefined;
    const inner = this.name(value.callee);
    return inner === '_codecs:encode' || inner === 'builtins:bytes' ? this.madeBytes(value) : undefined;
  }

  #latin1(value: Value | undefined): Content | undefined {
    if (value === undefined) return undefined;
    if (!this.#latin.has(value)) this.#latin.set(value, this.#encodedLatin1(value));
    return this.#latin.get(value);
  }

  /** Bytes of the payload of a text, bytes or integer. Lines are measured once only. */
  payloadLength(atom: Atom): number {
    const opcode = this.reader.view(atomOffset(atom), 1)[0] as number;
    if (FIXED_SIZE[opcode] !== 0) return payloadOf(this.reader, atom).length;
    const known = this.#lengths.get(atom) ?? payloadOf(this.reader, atom).length;
    this.#lengths.set(atom, known);
    return known;
  }

  #encodedLatin1(value: Value): Content | undefined {
    const text = this.longText(value);
    if (text === undefined || /[^\0-\xff]/.test(text)) return undefined;
    return contentOf(Buffer.from(text, 'latin1'));
  }

  /** As {@link text}, of any length. */
  longText(value: Value | undefined): string | undefined {
    if (typeof value !== 'number' || kindOf(value) >= TUPLE) return undefined;
    const scalar = decodeScalar(this.reader, value, 'latin-1');
    return scalar.kind === 'longText' ? Buffer.from(bytesOf(scalar.content)).toString() : this.text(value);
  }

  /** A dict with texts as keys; of equal keys the last counts. */
  attributes(value: Value | undefined): Map<string, Value> | undefined {
    if (!isWhole(value, DICT)) return undefined;
    this.#budget.spendOperations(value.items.length);
    const found = new Map<string, Value>();
    for (let at = 0; at + 1 < value.items.length; at += 2) {
      const key = this.text(value.items[at]);
      if (key === undefined) return undefined;
      found.set(key, value.items[at + 1] as Value);
    }
    return found;
  }

  /** Undefined for persistent ids that are not torch's. */
  storageId({ what, id }: Opaque): StorageId | undefined {
    const parts = what === 'persistent' && id !== undefined && isTuple(id) ? id.items : [];
    const [tag, type, key, location, size, view] = parts;
    const name = this.name(type);
    const [keyText, place, count] = [this.text(key), this.text(location), this.count(size)];
    if (this.text(tag) !== 'storage' || name === undefined || keyText === undefined || count === undefined)
      return undefined;
    return { key: keyText, location: place ?? '', type: name, size: count, view: this.#view(view) };
  }

  #view(value: Value | undefined): StorageId['view'] {
    const [, offset, size] = this.items(value) ?? [];
    const [from, count] = [this.count(offset), this.count(size)];
    return from === undefined || count === undefined ? undefined : { offset: from, size: count };
  }
}

function isTuple(value: Value): value is Container {
  return isContainer(value) && value.kind === TUPLE;
}
