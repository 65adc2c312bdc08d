/**
 * The value as a tree, for JSON and MessagePack: what the format has is written as it is, everything else as an
 * object with a tag. Iterates, because pickles nest as deep as they like.
 */

import { pushAll } from '../../limits/lists.ts';
import { CannotConvert } from './errors.ts';
import { data, type Field, type Form, form, int, isLiteral, type Literal, type Part, text } from './part.ts';
import type { Resolver } from './resolver.ts';
import { decodedPieces, piecesOf } from './scalars.ts';
import { type Identity, identityOf } from './survey.ts';

/** One format; it is told what comes next and keeps commas and lengths. */
export interface TreeWriter {
  /** True if bytes are written as such; else they are forms. */
  readonly hasBytes: boolean;
  /** Writes a scalar that the format has; false for others. Bytes come by `data`. */
  scalar(literal: Literal): boolean;
  /** A list or a map of so many items or pairs; `end` closes the last that is open. */
  list(count: number): void;
  map(count: number): void;
  key(name: string): void;
  end(): void;
  /** Bytes, by pieces whose length is divisible by three but for the last. */
  data(length: number): void;
  dataPiece(piece: Uint8Array): void;
  dataEnd(): void;
  /** A text by its length in bytes of UTF-8. */
  text(length: number): void;
  textPiece(piece: string): void;
  textEnd(): void;
  /** What has been written since the last time. */
  take(): Uint8Array;
  /** Bytes that wait. */
  readonly size: number;
}

/** The tag's key; dicts that have such a key are written as forms. */
export const TAG = '$';
/** The number of what is referred to elsewhere. */
const LABEL = '$id';
/** Enough to write at once. */
const ENOUGH = 1 << 18;
const PIECE = 3 * (1 << 18);
/** Python refuses to turn longer texts into integers, and takes quadratic time where it does not. */
export const MOST_DIGITS = 4300;
const LONGEST_KEY = 256;

type Frame =
  | { readonly kind: 'items'; readonly items: readonly Part[]; at: number }
  | { readonly kind: 'pairs'; readonly items: readonly Part[]; at: number }
  | { readonly kind: 'entries'; readonly entries: readonly (readonly [string, Part])[]; at: number };

export interface TreeOptions {
  readonly shared: ReadonlySet<Identity>;
  /** Arrays that lie in another file, by their form: what replaces the field of their bytes. */
  readonly placed: ReadonlyMap<Form, readonly Field[]>;
  /** Without forms: refused is what the format itself lacks, and one list or dict in two places. */
  readonly plain: boolean;
}

/** The document, piece by piece. */
export function* writeTree(
  root: Part,
  resolver: Resolver,
  writer: TreeWriter,
  options: TreeOptions,
): Generator<Uint8Array> {
  const walker = new Walker(resolver, writer, options);
  let long = walker.visit(root);
  if (long) yield* walker.copy(long);
  while (walker.goOn()) {
    const next = walker.next();
    long = next === undefined ? undefined : walker.visit(next);
    if (long) yield* walker.copy(long);
    if (writer.size > ENOUGH) yield writer.take();
  }
  yield writer.take();
}

class Walker {
  readonly #frames: Frame[] = [];
  readonly #labels = new Map<Identity, number>();
  readonly #resolver: Resolver;
  readonly #writer: TreeWriter;
  readonly #options: TreeOptions;

  constructor(resolver: Resolver, writer: TreeWriter, options: TreeOptions) {
    this.#resolver = resolver;
    this.#writer = writer;
    this.#options = options;
  }

  goOn(): boolean {
    return this.#frames.length > 0;
  }

  /** The next part of the innermost that is open; undefined after closing it. */
  next(): Part | undefined {
    const frame = this.#frames[this.#frames.length - 1] as Frame;
    const { at } = frame;
    frame.at += 1;
    if (frame.kind === 'entries') {
      const entry = frame.entries[at];
      if (!entry) return this.#close();
      this.#writer.key(entry[0]);
      return entry[1];
    }
    if (frame.kind === 'pairs') {
      if (at > 0 && at % 2 === 0) this.#writer.end();
      if (at < frame.items.length && at % 2 === 0) this.#writer.list(2);
    }
    return at < frame.items.length ? frame.items[at] : this.#close();
  }

  #close(): undefined {
    this.#frames.pop();
    this.#writer.end();
    return undefined;
  }

  /** Writes the part, or opens it; gives what is copied piece by piece. */
  visit(given: Part): Long | undefined {
    const part = this.#resolver.canonical(given);
    const identity = this.#options.shared.size > 0 ? identityOf(part, this.#resolver) : undefined;
    let label: number | undefined;
    if (identity !== undefined && this.#options.shared.has(identity) && !this.#isRepeated(identity)) {
      const known = this.#labels.get(identity);
      if (known !== undefined) {
        this.#form(form('ref', ['to', int(known)]), undefined);
        return undefined;
      }
      label = this.#labels.size + 1;
      this.#labels.set(identity, label);
    }
    const literal = this.#resolver.literal(part);
    if (literal.kind === 'data') return literal;
    const isPlain = label === undefined;
    if (isPlain && literal.kind === 'bytes' && this.#writer.hasBytes) return literal;
    if (isPlain && literal.kind === 'longText') return literal;
    if (!isPlain || !this.#plain(literal)) this.#form(asForm(literal), label);
    return undefined;
  }

  /** A long text in several places, where there are no forms to refer to it. */
  #isRepeated(identity: Identity): boolean {
    if (!this.#options.plain) return false;
    if (typeof identity === 'number') return true;
    throw notPlain('one object stands in several places of it');
  }

  /** Writes what the format has; false for what it lacks. */
  #plain(literal: Literal): boolean {
    if (literal.kind === 'list') this.#items(literal.items);
    else if (literal.kind === 'pairs') this.#pairs(literal.items);
    else if (literal.kind === 'dict') {
      const entries = this.#entriesOf(literal.items);
      if (!entries) return false;
      this.#writer.map(entries.length);
      this.#frames.push({ kind: 'entries', entries, at: 0 });
    } else return literal.kind !== 'form' && this.#writer.scalar(literal);
    return true;
  }

  #items(items: readonly Part[]): void {
    this.#writer.list(items.length);
    this.#frames.push({ kind: 'items', items, at: 0 });
  }

  #pairs(items: readonly Part[]): void {
    this.#writer.list(items.length / 2);
    this.#frames.push({ kind: 'pairs', items, at: 0 });
  }

  #form(found: Form, label: number | undefined): void {
    if (this.#options.plain) throw notPlain(`a value of the kind ${found.tag} is part of it`);
    const placed = this.#options.placed.get(found);
    const fields = placed ? [...found.fields.filter(([name]) => !BYTES.has(name)), ...placed] : found.fields;
    const entries: (readonly [string, Part])[] = [[TAG, text(found.tag)]];
    if (label !== undefined) entries.push([LABEL, int(label)]);
    pushAll(entries, fields);
    this.#writer.map(entries.length);
    this.#frames.push({ kind: 'entries', entries, at: 0 });
  }

  /** Of equal keys the last counts, at the place of the first, as in Python; undefined unless all are plain texts. */
  #entriesOf(items: readonly Part[]): (readonly [string, Part])[] | undefined {
    const entries = new Map<string, Part>();
    for (let at = 0; at + 1 < items.length; at += 2) {
      const key = items[at] as Part;
      const literal = typeof key === 'number' || isLiteral(key) ? this.#resolver.literal(key) : undefined;
      if (literal?.kind !== 'text' || (!this.#options.plain && this.#needsForm(key, literal.value)))
        return undefined;
      entries.set(literal.value, items[at + 1] as Part);
    }
    return [...entries];
  }

  /** A key that would be taken for a tag; or a long one that many dicts share, which is referred to. */
  #needsForm(key: Part, value: string): boolean {
    if (value === TAG) return true;
    return value.length > LONGEST_KEY && typeof key === 'number' && this.#options.shared.has(key);
  }

  /** Writes bytes or a text from where they lie. */
  *copy({ kind, content }: Long): Generator<Uint8Array> {
    const writer = this.#writer;
    if (kind === 'longText') {
      writer.text(content.length);
      for (const piece of decodedPieces(content)) {
        writer.textPiece(piece);
        if (writer.size > ENOUGH) yield writer.take();
      }
      writer.textEnd();
    } else {
      writer.data(content.length);
      for (const piece of piecesOf(content, PIECE)) {
        writer.dataPiece(piece);
        if (writer.size > ENOUGH) yield writer.take();
      }
      writer.dataEnd();
    }
  }
}

function notPlain(reason: string): CannotConvert {
  return new CannotConvert(
    `it is not plain: ${reason}`,
    'leave --plain out: docs/convert.md lists the forms',
  );
}

/** What is not held in memory as a whole. */
type Long = Extract<Literal, { kind: 'data' | 'bytes' | 'longText' }>;

/** Fields that hold the bytes of an array, or lead to them. */
const BYTES: ReadonlySet<string> = new Set(['data', 'storage']);

/** The tagged form of what a format lacks, or of what needs a label. */
export function asForm(literal: Literal): Form {
  switch (literal.kind) {
    case 'form':
      return literal;
    case 'list':
      return form('list', ['items', literal]);
    case 'dict':
      return form('dict', ['items', { kind: 'pairs', items: literal.items }]);
    case 'int':
      return integerForm(BigInt(literal.value));
    case 'float':
      return floatForm(literal);
    case 'bytes':
      return form('bytes', ['data', data(literal.content)]);
    case 'text':
    case 'longText':
      return form('str', ['value', literal]);
    default:
      throw new Error(`${literal.kind} has no form`);
  }
}

function integerForm(value: bigint): Form {
  // Hexadecimal is linear to write and to read, decimal is not.
  const isShort = value < 2n ** 2048n && value > -(2n ** 2048n);
  const decimal = isShort ? value.toString() : '';
  if (isShort && decimal.length <= MOST_DIGITS) return form('int', ['value', text(decimal)]);
  const sign = value < 0n ? '-' : '';
  return form('int', ['hex', text(`${sign}${(value < 0n ? -value : value).toString(16)}`)]);
}

function floatForm({ value, bits }: { value: number; bits?: bigint }): Form {
  const name = Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const exact: Field | undefined =
    bits === undefined ? undefined : ['bits', text(bits.toString(16).padStart(16, '0'))];
  return form('float', ['value', text(name)], exact);
}
