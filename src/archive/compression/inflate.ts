/**
 * Deflate (RFC 1951) for browsers, which unpack only where one may wait for it, and Deflate64, which zlib does not know.
 * Deflate64 has a window of 64 KiB, two more codes for distances, and one length of up to 65,538. Source: zlib's
 * contrib/infback9.
 */
import { DamagedStream, type Output } from './output.ts';

/** The input ends before the last block does. */
export class CutOff extends DamagedStream {}

/** Unpacks one stream and gives the offset behind it. Throws DamagedStream, {@link CutOff}, and what `output` throws. */
export function inflate(input: Uint8Array, start: number, output: Output, format = DEFLATE): number {
  const state = new Inflater(input, start, output, format);
  while (!state.block());
  return state.at;
}

/** Codes by length: how many of each, and their symbols in order. */
interface Huffman {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const LONGEST = 15;
// biome-ignore format: tables
const LENGTHS = [3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];
// biome-ignore format: tables
const LENGTH_BITS = [0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];
// biome-ignore format: tables
const DISTANCES = [1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];
// biome-ignore format: tables
const DISTANCE_BITS = [0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];

/** What lengths and distances stand for. */
interface Alphabet {
  readonly lengths: readonly number[];
  readonly lengthBits: readonly number[];
  readonly distances: readonly number[];
  readonly distanceBits: readonly number[];
}

const DEFLATE: Alphabet = {
  lengths: LENGTHS,
  lengthBits: LENGTH_BITS,
  distances: DISTANCES,
  distanceBits: DISTANCE_BITS,
};

export const DEFLATE64: Alphabet = {
  lengths: [...LENGTHS.slice(0, -1), 3],
  lengthBits: [...LENGTH_BITS.slice(0, -1), 16],
  distances: [...DISTANCES, 32769, 49153],
  distanceBits: [...DISTANCE_BITS, 14, 14],
};

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const FIXED_LITERALS = huffman(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = huffman(new Uint8Array(32).fill(5));

function huffman(lengths: Uint8Array): Huffman {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  let left = 1;
  for (let length = 1; length <= LONGEST; length += 1) {
    left = left * 2 - (counts[length] as number);
    if (left < 0) throw new DamagedStream('invalid code lengths set');
  }
  const offsets = new Uint16Array(LONGEST + 2);
  for (let length = 1; length <= LONGEST; length += 1)
    offsets[length + 1] = (offsets[length] as number) + (counts[length] as number);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[offsets[length] as number] = symbol;
    offsets[length] = (offsets[length] as number) + 1;
  }
  return { counts, symbols };
}

class Inflater {
  at: number;
  readonly #input: Uint8Array;
  readonly #output: Output;
  readonly #alphabet: Alphabet;
  #bits = 0;
  #held = 0;

  constructor(input: Uint8Array, start: number, output: Output, alphabet: Alphabet) {
    this.#input = input;
    this.at = start;
    this.#output = output;
    this.#alphabet = alphabet;
  }

  /** One block; true if it was the last. */
  block(): boolean {
    const last = this.#take(1) === 1;
    const kind = this.#take(2);
    if (kind === 0) this.#stored();
    else if (kind === 1) this.#coded(FIXED_LITERALS, FIXED_DISTANCES);
    else if (kind === 2) this.#coded(...this.#tables());
    else throw new DamagedStream('invalid block type');
    return last;
  }

  #take(count: number): number {
    while (this.#held < count) {
      if (this.at >= this.#input.length) throw new CutOff('unexpected end of file');
      this.#bits |= (this.#input[this.at++] as number) << this.#held;
      this.#held += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#held -= count;
    return value;
  }

  #symbol({ counts, symbols }: Huffman): number {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length <= LONGEST; length += 1) {
      code |= this.#take(1);
      const count = counts[length] as number;
      if (code - count < first) return symbols[index + (code - first)] as number;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new DamagedStream('invalid code');
  }

  #stored(): void {
    [this.#bits, this.#held] = [0, 0];
    const [length, check] = [this.#take(8) | (this.#take(8) << 8), this.#take(8) | (this.#take(8) << 8)];
    if (length !== (check ^ 0xffff)) throw new DamagedStream('invalid stored block lengths');
    const part = this.#input.subarray(this.at, this.at + length);
    this.#output.append(part);
    this.at += part.length;
    if (part.length < length) throw new CutOff('unexpected end of file');
  }

  #tables(): [Huffman, Huffman] {
    const [literals, distances, codes] = [this.#take(5) + 257, this.#take(5) + 1, this.#take(4) + 4];
    if (literals > 286 || distances > this.#alphabet.distances.length)
      throw new DamagedStream('too many length or distance symbols');
    const short = new Uint8Array(19);
    for (let i = 0; i < codes; i += 1) short[ORDER[i] as number] = this.#take(3);
    const table = huffman(short);
    const lengths = new Uint8Array(literals + distances);
    for (let at = 0; at < lengths.length; ) {
      const symbol = this.#symbol(table);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) throw new DamagedStream('invalid bit length repeat');
      const value = symbol === 16 ? (lengths[at - 1] as number) : 0;
      const times =
        symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (at + times > lengths.length) throw new DamagedStream('invalid bit length repeat');
      lengths.fill(value, at, at + times);
      at += times;
    }
    if (lengths[256] === 0) throw new DamagedStream('invalid code -- missing end-of-block');
    return [huffman(lengths.subarray(0, literals)), huffman(lengths.subarray(literals))];
  }

  #coded(literals: Huffman, distances: Huffman): void {
    const [output, alphabet] = [this.#output, this.#alphabet];
    for (let symbol = this.#symbol(literals); symbol !== 256; symbol = this.#symbol(literals)) {
      if (symbol < 256) {
        output.put(symbol);
        continue;
      }
      const length = this.#value(symbol - 257, alphabet.lengths, alphabet.lengthBits);
      const distance = this.#value(this.#symbol(distances), alphabet.distances, alphabet.distanceBits);
      if (distance > output.length) throw new DamagedStream('invalid distance too far back');
      output.copy(distance, length);
    }
  }

  #value(code: number, bases: readonly number[], bits: readonly number[]): number {
    const base = bases[code];
    if (base === undefined) throw new DamagedStream('invalid length or distance code');
    return base + this.#take(bits[code] as number);
  }
}
