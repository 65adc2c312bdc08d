/**
 * Protocol buffers without their descriptions: fields by number, as they stand on the wire. A table says which of
 * them are messages to go into. Source: Protocol Buffers, Encoding.
 */
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { pushAll } from '../../limits/lists.ts';
import { Malformed } from './malformed.ts';

export interface Field {
  readonly number: number;
  /** 0 varint, 1 eight bytes, 2 bytes with a length, 5 four bytes. */
  readonly wire: number;
  /** Of a varint; exact up to 2^53. */
  readonly value: number;
  /** Where the bytes of wire type 2 lie. */
  readonly start: number;
  readonly end: number;
}

const WINDOW = 16 * 1024;

/** Reads a source in small steps, of which most are in memory already. */
class Window {
  readonly #source: ByteSource;
  #bytes: Uint8Array = new Uint8Array(0);
  #start = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  byte(at: number): number {
    if (at < this.#start || at >= this.#start + this.#bytes.length) {
      this.#bytes = this.#source.read(at, WINDOW);
      this.#start = at;
      if (this.#bytes.length === 0) throw new Malformed('it is cut off');
    }
    return this.#bytes[at - this.#start] as number;
  }
}

/** The fields of the message between two offsets, in order. Throws {@link Malformed}, LimitReached. */
export function* fieldsIn(
  source: ByteSource,
  start: number,
  end: number,
  budget: Budget,
  window = new Window(source),
): Generator<Field, void> {
  const place = { at: start };
  while (place.at < end) {
    budget.spendOperations();
    const tag = varint(window, place, end);
    const field = fieldAt(window, place, tag, end);
    yield field;
    place.at = field.end;
  }
}

function fieldAt(window: Window, place: { at: number }, tag: number, limit: number): Field {
  const [number, wire] = [Math.floor(tag / 8), tag % 8];
  if (number === 0) throw new Malformed(`no field at byte ${place.at}`);
  const value = wire === 0 || wire === 2 ? varint(window, place, limit) : 0;
  const length = wire === 2 ? value : LENGTHS[wire];
  if (length === undefined) throw new Malformed(`a field of an unknown kind at byte ${place.at}`);
  const end = place.at + length;
  if (end > limit) throw new Malformed(`a field reaches beyond the end at byte ${place.at}`);
  return { number, wire, value, start: place.at, end };
}

/** Groups (3 and 4) went out of use before anybody wrote models. */
const LENGTHS: Record<number, number | undefined> = { 0: 0, 1: 8, 5: 4 };

function varint(window: Window, place: { at: number }, limit: number): number {
  let value = 0;
  for (let weight = 1; weight < 2 ** 70; weight *= 128) {
    if (place.at >= limit) throw new Malformed('it is cut off');
    const byte = window.byte(place.at);
    place.at += 1;
    value += (byte & 127) * weight;
    if (byte < 128) return value;
  }
  throw new Malformed(`a number without end at byte ${place.at}`);
}

/** Messages by name: for each field that is a message, which one. */
export type Messages = Readonly<Record<string, Readonly<Record<number, string>>>>;

export interface Visited extends Field {
  /** The kind of the message that the field stands in. */
  readonly of: string;
  /** Where that message begins, which tells it from its neighbours. */
  readonly message: number;
}

/**
 * Every field of every message that the tables lead to, outer ones first, with a way to leave. Its own stack, since
 * graphs lie in graphs. Throws {@link Malformed}, LimitReached.
 */
export function* visit(
  source: ByteSource,
  root: string,
  messages: Messages,
  budget: Budget,
): Generator<Visited, void> {
  const stack = [{ of: root, start: 0, end: source.size }];
  // One for all: messages within messages lie close together.
  const window = new Window(source);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const inner: typeof stack = [];
    for (const field of fieldsIn(source, next.start, next.end, budget, window)) {
      const of = next.of;
      yield { ...field, of, message: next.start };
      const message = messages[of]?.[field.number];
      if (message !== undefined && field.wire === 2)
        inner.push({ of: message, start: field.start, end: field.end });
    }
    pushAll(stack, inner.reverse());
  }
}

/** A string field; of a long one its beginning. */
export function textOf(source: ByteSource, { start, end }: Field, most = 4096): string {
  return Buffer.from(source.read(start, Math.min(end - start, most))).toString('utf8');
}
