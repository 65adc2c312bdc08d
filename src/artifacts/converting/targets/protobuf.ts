/**
 * schemas/pickle.proto. Objects lie in one flat list and refer to each other by their index, so that neither depth
 * nor cycles nor shared objects are anything special, and each can be written as soon as it is known.
 */
import { GrowingBuffer } from '../buffer.ts';
import { type Content, type Form, form, isLiteral, type Literal, type Part } from '../part.ts';
import type { Resolver } from '../resolver.ts';
import { piecesOf } from '../scalars.ts';
import { type Identity, identityOf } from '../survey.ts';
import { asForm, type TreeOptions } from '../tree.ts';

const VERSION = 1;
/** Wire types. */
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
/** Fields of Document. */
const DOCUMENT = { version: 1, root: 2, objects: 3 } as const;
/** Fields of Value. */
const VALUE = { none: 1, bool: 2, int: 3, float: 4, text: 5, bytes: 6, bigInt: 7, object: 8 } as const;
/** Fields of Object and of Field. */
const OBJECT = { type: 1, items: 2, fields: 3 } as const;
const FIELD = { name: 1, value: 2 } as const;

/** Most messages are short. */
const SMALL = 32;

type Chunk = Uint8Array | Content;

/** The document, piece by piece: an object is written once all that it refers to has a number. */
export function* writeProtobuf(root: Part, resolver: Resolver, options: TreeOptions): Generator<Uint8Array> {
  const numbers = new Numbers(resolver, options);
  const head = new GrowingBuffer(SMALL);
  tag(head, DOCUMENT.version, VARINT);
  varint(head, VERSION);
  yield head.take();
  yield* message(DOCUMENT.root, messageOf(root, numbers));
  for (let next = numbers.next(); next; next = numbers.next()) {
    yield* message(DOCUMENT.objects, objectOf(next, numbers));
  }
}

/** Gives each object its index, where it is first referred to. */
class Numbers {
  readonly resolver: Resolver;
  readonly #options: TreeOptions;
  readonly #known = new Map<Identity, number>();
  /** Those that have a number and are not written; the first of them at `#at`. */
  #waiting: Form[] = [];
  #at = 0;
  #count = 0;

  constructor(resolver: Resolver, options: TreeOptions) {
    this.resolver = resolver;
    this.#options = options;
  }

  next(): Form | undefined {
    if (this.#at > 4096) {
      this.#waiting = this.#waiting.slice(this.#at);
      this.#at = 0;
    }
    const found = this.#waiting[this.#at++];
    if (!found) return undefined;
    const placed = this.#options.placed.get(found);
    if (!placed) return found;
    return form(
      found.tag,
      ...found.fields.filter(([name]) => name !== 'data' && name !== 'storage'),
      ...placed,
    );
  }

  /** The index of what occurs more than once, if it has one already. */
  known(identity: Identity | undefined): number | undefined {
    return identity === undefined ? undefined : this.#known.get(identity);
  }

  isShared(identity: Identity | undefined): identity is Identity {
    return identity !== undefined && this.#options.shared.has(identity);
  }

  add(found: Form, identity: Identity | undefined): number {
    const number = this.#count++;
    if (this.isShared(identity)) this.#known.set(identity, number);
    this.#waiting.push(found);
    return number;
  }
}

/** The message Value of a part. */
function messageOf(given: Part, numbers: Numbers): Chunk[] {
  const part = numbers.resolver.canonical(given);
  const identity = identityOf(part, numbers.resolver);
  const known = numbers.known(identity);
  if (known !== undefined) return reference(known);
  const literal = numbers.resolver.literal(part);
  const scalar = numbers.isShared(identity) ? undefined : scalarOf(literal);
  return scalar ?? reference(numbers.add(objectForm(literal), identity));
}

function reference(number: number): Chunk[] {
  const out = new GrowingBuffer(SMALL);
  tag(out, VALUE.object, VARINT);
  varint(out, number);
  return [out.take()];
}

/** Undefined for what is an object. */
function scalarOf(literal: Literal): Chunk[] | undefined {
  const out = new GrowingBuffer(SMALL);
  switch (literal.kind) {
    case 'none':
      tag(out, VALUE.none, VARINT);
      out.byte(1);
      return [out.take()];
    case 'bool':
      tag(out, VALUE.bool, VARINT);
      out.byte(literal.value ? 1 : 0);
      return [out.take()];
    case 'int':
      return integerOf(BigInt(literal.value), out);
    case 'float':
      tag(out, VALUE.float, FIXED64);
      out.number(8, (bytes, at) =>
        literal.bits === undefined
          ? bytes.writeDoubleLE(literal.value, at)
          : bytes.writeBigUInt64LE(literal.bits, at),
      );
      return [out.take()];
    case 'text':
      tag(out, VALUE.text, BYTES);
      varint(out, Buffer.byteLength(literal.value));
      out.text(literal.value);
      return [out.take()];
    case 'longText':
      return sized(out, VALUE.text, literal.content);
    case 'bytes':
    case 'data':
      return sized(out, VALUE.bytes, literal.content);
    default:
      return undefined;
  }
}

function sized(out: GrowingBuffer, field: number, content: Content): Chunk[] {
  tag(out, field, BYTES);
  varint(out, content.length);
  return [out.take(), content];
}

/** `sint64` where it fits, else two's complement in as many bytes as it takes, the last first. */
function integerOf(value: bigint, out: GrowingBuffer): Chunk[] {
  if (BigInt.asIntN(64, value) === value) {
    tag(out, VALUE.int, VARINT);
    bigVarint(out, BigInt.asUintN(64, (value << 1n) ^ (value >> 63n)));
    return [out.take()];
  }
  const bits = (value < 0n ? -value : value).toString(16).length * 4 + 1;
  const length = Math.ceil(bits / 8);
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0');
  tag(out, VALUE.bigInt, BYTES);
  varint(out, length);
  out.bytes(Buffer.from(hex, 'hex').reverse());
  return [out.take()];
}

/** Containers are objects whose items are values; dicts have keys and values in turn. */
function objectForm(literal: Literal): Form {
  if (literal.kind === 'list' || literal.kind === 'dict') return form(literal.kind, ['items', literal]);
  if (literal.kind === 'pairs') return form('pairs', ['items', literal]);
  if (literal.kind === 'bytes') return form('bytes', ['data', { kind: 'data', content: literal.content }]);
  if (literal.kind === 'int') return form('int', ['value', literal]);
  return asForm(literal);
}

/** The message Object. Its items are those of the field `items`; what is not a list there is a field like others. */
function* objectOf(found: Form, numbers: Numbers): Generator<Chunk> {
  const out = new GrowingBuffer(SMALL);
  tag(out, OBJECT.type, BYTES);
  varint(out, Buffer.byteLength(found.tag));
  out.text(found.tag);
  yield out.take();
  for (const [name, value] of found.fields) {
    const items = name === 'items' ? itemsOf(value) : undefined;
    if (items) for (const item of items) yield* nested(OBJECT.items, messageOf(item, numbers));
    else yield* nested(OBJECT.fields, fieldOf(name, value, numbers));
  }
}

function itemsOf(value: Part): readonly Part[] | undefined {
  if (!isLiteral(value)) return undefined;
  return value.kind === 'list' || value.kind === 'dict' || value.kind === 'pairs' ? value.items : undefined;
}

function fieldOf(name: string, value: Part, numbers: Numbers): Chunk[] {
  return [...nested(FIELD.name, [Buffer.from(name)]), ...nested(FIELD.value, messageOf(value, numbers))];
}

/** A field of variable length, in front of what it holds. */
function nested(field: number, chunks: readonly Chunk[]): Chunk[] {
  const out = new GrowingBuffer(SMALL);
  tag(out, field, BYTES);
  varint(out, lengthOf(chunks));
  return [out.take(), ...chunks];
}

function lengthOf(chunks: readonly Chunk[]): number {
  return chunks.reduce((all, chunk) => all + chunk.length, 0);
}

/** Writes a field of the document; contents are copied from where they lie. */
function* message(field: number, chunks: Iterable<Chunk>): Generator<Uint8Array> {
  for (const chunk of gathered(nested(field, [...chunks]))) {
    if (chunk instanceof Uint8Array) yield chunk;
    else yield* piecesOf(chunk);
  }
}

/** Small pieces become few. */
function* gathered(chunks: readonly Chunk[]): Generator<Chunk> {
  const out = new GrowingBuffer(SMALL);
  for (const chunk of chunks) {
    if (chunk instanceof Uint8Array) out.bytes(chunk);
    else {
      yield out.take();
      yield chunk;
    }
    if (out.size > 1 << 18) yield out.take();
  }
  if (out.size > 0) yield out.take();
}

function tag(out: GrowingBuffer, field: number, wire: number): void {
  varint(out, field * 8 + wire);
}

function varint(out: GrowingBuffer, value: number): void {
  let left = value;
  while (left > 0x7f) {
    out.byte((left % 128) | 0x80);
    left = Math.floor(left / 128);
  }
  out.byte(left);
}

function bigVarint(out: GrowingBuffer, value: bigint): void {
  let left = value;
  while (left > 0x7fn) {
    out.byte(Number(left & 0x7fn) | 0x80);
    left >>= 7n;
  }
  out.byte(Number(left));
}
