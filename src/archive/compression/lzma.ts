/**
 * LZMA, as it stands in `.lzma` files and, in chunks, in xz. Source: the LZMA specification of the LZMA SDK (2015).
 * The dictionary is the output itself, so that nothing is allocated for what a header says of its size.
 */
import { u32 } from '../source.ts';
import { DamagedStream, type Output } from './output.ts';

const TOP = 2 ** 24;
const HALF = 1024;
const STATES = 12;
const LEAST_MATCH = 2;
const ALIGN_BITS = 4;
const FIRST_MODELLED = 4;
const END_MODELLED = 14;
const FULL_DISTANCES = 128;

interface Lengths {
  readonly choice: Uint16Array;
  readonly low: Uint16Array;
  readonly middle: Uint16Array;
  readonly high: Uint16Array;
}

export interface Properties {
  readonly lc: number;
  readonly lp: number;
  readonly pb: number;
}

/** Undefined for a byte that means nothing. */
export function propertiesOf(byte: number): Properties | undefined {
  if (byte >= 9 * 5 * 5) return undefined;
  return { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) };
}

/** The state of one decoder; xz keeps it from chunk to chunk. */
export class LzmaDecoder {
  readonly #input: Uint8Array;
  readonly #output: Output;
  #at: number;
  #end: number;
  #range = 0;
  #code = 0;
  #properties: Properties = { lc: 0, lp: 0, pb: 0 };
  #state = 0;
  #distances: [number, number, number, number] = [0, 0, 0, 0];
  /** Where the dictionary begins in the output. */
  #first: number;
  #literals = new Uint16Array(0);
  readonly #isMatch = new Uint16Array(STATES << 4);
  readonly #isRep = new Uint16Array(STATES);
  readonly #isRep0 = new Uint16Array(STATES);
  readonly #isRep1 = new Uint16Array(STATES);
  readonly #isRep2 = new Uint16Array(STATES);
  readonly #isRep0Long = new Uint16Array(STATES << 4);
  readonly #slots = new Uint16Array(4 << 6);
  readonly #special = new Uint16Array(FULL_DISTANCES);
  readonly #align = new Uint16Array(1 << ALIGN_BITS);
  readonly #matchLengths = lengths();
  readonly #repLengths = lengths();

  constructor(input: Uint8Array, output: Output) {
    this.#input = input;
    this.#output = output;
    this.#at = 0;
    this.#end = 0;
    this.#first = output.length;
  }

  get at(): number {
    return this.#at;
  }

  resetDictionary(): void {
    this.#first = this.#output.length;
  }

  resetState(properties: Properties = this.#properties): void {
    this.#properties = properties;
    this.#state = 0;
    this.#distances = [0, 0, 0, 0];
    this.#literals = new Uint16Array(0x300 << (properties.lc + properties.lp));
    const all = [this.#literals, this.#isMatch, this.#isRep, this.#isRep0, this.#isRep1, this.#isRep2];
    const more = [this.#isRep0Long, this.#slots, this.#special, this.#align];
    const codes = [this.#matchLengths, this.#repLengths].flatMap((code) => Object.values(code));
    for (const probabilities of [...all, ...more, ...codes]) probabilities.fill(HALF);
  }

  /** The range coder begins anew, with the input from `at` to `end`. */
  begin(at: number, end: number): void {
    if (at + 5 > end || end > this.#input.length) throw new DamagedStream('the LZMA data is cut off');
    if (this.#input[at] !== 0) throw new DamagedStream('the LZMA data begins in a way that makes no sense');
    this.#range = 0xffffffff;
    this.#code = 0;
    for (let i = 1; i < 5; i += 1) this.#code = ((this.#code << 8) | (this.#input[at + i] as number)) >>> 0;
    this.#at = at + 5;
    this.#end = end;
  }

  /** Until the output has `length` bytes, or until the end marker. */
  run(length: number): void {
    const output = this.#output;
    const { pb } = this.#properties;
    while (output.length < length) {
      const state = this.#state;
      const position = (output.length - this.#first) & ((1 << pb) - 1);
      if (this.#bit(this.#isMatch, (state << 4) + position) === 0) this.#literal();
      else {
        const repeated = this.#bit(this.#isRep, state) === 1;
        const count = repeated ? this.#repeat(state, position) : this.#match(position);
        if (count < 0) return;
        this.#copy(count, length);
      }
    }
  }

  #copy(count: number, length: number): void {
    const distance = this.#distances[0] + 1;
    if (distance > this.#output.length - this.#first)
      throw new DamagedStream('an LZMA match reaches back too far');
    if (this.#output.length + count > length)
      throw new DamagedStream('an LZMA match is longer than its data');
    this.#output.copy(distance, count);
  }

  #literal(): void {
    const output = this.#output;
    const { lc, lp } = this.#properties;
    const place = output.length - this.#first;
    const before = place > 0 ? output.at(output.length - 1) : 0;
    const start = 0x300 * (((place & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
    let symbol = 1;
    if (this.#state >= 7) {
      const distance = this.#distances[0] + 1;
      if (distance > place) throw new DamagedStream('an LZMA literal reaches back too far');
      let match = output.at(output.length - distance);
      while (symbol < 0x100) {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const bit = this.#bit(this.#literals, start + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(this.#literals, start + symbol);
    output.put(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  /** A length, or a negative number for the end marker. */
  #match(position: number): number {
    const [a, b, c] = this.#distances;
    const length = this.#length(this.#matchLengths, position);
    this.#state = this.#state < 7 ? 7 : 10;
    const distance = this.#distance(length);
    this.#distances = [distance, a, b, c];
    return distance === 0xffffffff ? -1 : length + LEAST_MATCH;
  }

  #repeat(state: number, position: number): number {
    const [a, b, c, d] = this.#distances;
    if (this.#bit(this.#isRep0, state) === 0) {
      if (this.#bit(this.#isRep0Long, (state << 4) + position) === 0) {
        this.#state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (this.#bit(this.#isRep1, state) === 0) this.#distances = [b, a, c, d];
    else if (this.#bit(this.#isRep2, state) === 0) this.#distances = [c, a, b, d];
    else this.#distances = [d, a, b, c];
    const length = this.#length(this.#repLengths, position);
    this.#state = state < 7 ? 8 : 11;
    return length + LEAST_MATCH;
  }

  #length({ choice, low, middle, high }: Lengths, position: number): number {
    if (this.#bit(choice, 0) === 0) return this.#tree(low, position << 3, 3);
    if (this.#bit(choice, 1) === 0) return 8 + this.#tree(middle, position << 3, 3);
    return 16 + this.#tree(high, 0, 8);
  }

  #distance(length: number): number {
    const slot = this.#tree(this.#slots, Math.min(length, 3) << 6, 6);
    if (slot < FIRST_MODELLED) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < END_MODELLED) return base + this.#reverse(this.#special, base - slot, bits);
    return base + this.#direct(bits - ALIGN_BITS) * 16 + this.#reverse(this.#align, 0, ALIGN_BITS);
  }

  #tree(probabilities: Uint16Array, start: number, bits: number): number {
    let symbol = 1;
    for (let i = 0; i < bits; i += 1) symbol = (symbol << 1) | this.#bit(probabilities, start + symbol);
    return symbol - (1 << bits);
  }

  #reverse(probabilities: Uint16Array, start: number, bits: number): number {
    let [symbol, value] = [1, 0];
    for (let i = 0; i < bits; i += 1) {
      const bit = this.#bit(probabilities, start + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << i;
    }
    return value;
  }

  #bit(probabilities: Uint16Array, at: number): number {
    const probability = probabilities[at] as number;
    const bound = (this.#range >>> 11) * probability;
    let bit: number;
    if (this.#code < bound) {
      this.#range = bound;
      probabilities[at] = probability + ((2048 - probability) >> 5);
      bit = 0;
    } else {
      this.#code = (this.#code - bound) >>> 0;
      this.#range = (this.#range - bound) >>> 0;
      probabilities[at] = probability - (probability >> 5);
      bit = 1;
    }
    if (this.#range < TOP) this.#next();
    return bit;
  }

  #direct(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit) this.#code = (this.#code - this.#range) >>> 0;
      value = value * 2 + bit;
      if (this.#range < TOP) this.#next();
    }
    return value;
  }

  #next(): void {
    if (this.#at >= this.#end) throw new DamagedStream('the LZMA data is cut off');
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | (this.#input[this.#at++] as number)) >>> 0;
  }
}

function lengths(): Lengths {
  return {
    choice: new Uint16Array(2),
    low: new Uint16Array(16 << 3),
    middle: new Uint16Array(16 << 3),
    high: new Uint16Array(256),
  };
}

const HEADER = 13;

/** A `.lzma` file: properties, size of the dictionary, size or all ones, data. */
export function decodeLzma(input: Uint8Array, output: Output): number {
  const properties = propertiesOf(input[0] ?? 255);
  if (input.length < HEADER || !properties) throw new DamagedStream('it has no LZMA header');
  const [low, high] = [u32(input, 5), u32(input, 9)];
  const decoder = new LzmaDecoder(input, output);
  decoder.resetState(properties);
  decoder.begin(HEADER, input.length);
  const unknown = low === 0xffffffff && high === 0xffffffff;
  decoder.run(unknown ? Infinity : output.length + high * 2 ** 32 + low);
  return decoder.at;
}

/** LZMA as a zip member has it: version and size of the properties in front, and the size known to the directory. */
export function decodeZipLzma(input: Uint8Array, output: Output): number {
  const properties = propertiesOf(input[4] ?? 255);
  if (input.length < 9 || !properties) throw new DamagedStream('it has no LZMA header');
  const decoder = new LzmaDecoder(input, output);
  decoder.resetState(properties);
  decoder.begin(9, input.length);
  decoder.run(Infinity);
  return decoder.at;
}
