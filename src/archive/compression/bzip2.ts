/**
 * bzip2 streams, one behind the other, as bz2.open and pandas read them. There is no specification but the program
 * itself (bzip2 1.0.8, decompress.c). Checksums are passed over, as a loader has run what it read before it meets a
 * wrong one; so are blocks of the "randomised" kind, which nothing has written since 1997.
 */
import { DamagedStream, type Output, UnsupportedPacking } from './output.ts';

const BLOCK = 0x314159265359;
const END = 0x177245385090;
const RUN_A = 0;
const RUN_B = 1;
const LONGEST_CODE = 20;
const GROUP = 50;

/**
 * Unpacks all streams and gives the offset behind the last one. Throws DamagedStream,
 * UnsupportedPacking, and what `output` throws.
 */
export function decodeBzip2(input: Uint8Array, output: Output): number {
  let at = 0;
  while (at + 4 <= input.length && isStream(input, at)) at = stream(input, at, output);
  return at;
}

function isStream(input: Uint8Array, at: number): boolean {
  const level = input[at + 3] as number;
  const magic = input[at] === 0x42 && input[at + 1] === 0x5a && input[at + 2] === 0x68;
  return magic && level >= 0x31 && level <= 0x39;
}

function stream(input: Uint8Array, start: number, output: Output): number {
  const size = ((input[start + 3] as number) - 0x30) * 100_000;
  const bits = new Bits(input, start + 4);
  for (;;) {
    const magic = bits.take(24) * 2 ** 24 + bits.take(24);
    bits.take(16);
    bits.take(16);
    if (magic === END) return bits.nextByte();
    if (magic !== BLOCK) throw new DamagedStream('no bzip2 block where one must begin');
    if (bits.take(1)) throw new UnsupportedPacking('randomised bzip2');
    block(bits, size, output);
  }
}

/** Most significant bit first. */
class Bits {
  readonly #input: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(input: Uint8Array, at: number) {
    this.#input = input;
    this.#at = at;
  }

  /** At most 24 bits. */
  take(count: number): number {
    while (this.#count < count) {
      const byte = this.#input[this.#at++];
      if (byte === undefined) throw new DamagedStream('the bzip2 data is cut off');
      this.#held = ((this.#held << 8) | byte) & 0x7fffffff;
      this.#count += 8;
    }
    this.#count -= count;
    const value = (this.#held >>> this.#count) & ((1 << count) - 1);
    this.#held &= (1 << this.#count) - 1;
    return value;
  }

  nextByte(): number {
    return this.#at;
  }
}

function block(bits: Bits, size: number, output: Output): void {
  const origin = bits.take(24);
  const used = usedBytes(bits);
  const tableCount = bits.take(3);
  const selectorCount = bits.take(15);
  if (used.length === 0 || tableCount < 2 || tableCount > 6 || selectorCount === 0)
    throw new DamagedStream('a bzip2 block begins in a way that makes no sense');
  const selectors = selectorsOf(bits, tableCount, selectorCount);
  const tables = Array.from({ length: tableCount }, () => tableOf(bits, used.length + 2));
  const { bytes, counts } = symbols(bits, used, selectors, tables, size);
  if (origin >= bytes.length) throw new DamagedStream('a bzip2 block has no beginning');
  unsort(bytes, counts, origin, output);
}

function usedBytes(bits: Bits): number[] {
  const groups = bits.take(16);
  const used: number[] = [];
  for (let group = 0; group < 16; group += 1) {
    if (!(groups & (0x8000 >> group))) continue;
    const members = bits.take(16);
    for (let i = 0; i < 16; i += 1) if (members & (0x8000 >> i)) used.push(group * 16 + i);
  }
  return used;
}

function selectorsOf(bits: Bits, tables: number, count: number): Uint8Array {
  const order = Array.from({ length: tables }, (_, i) => i);
  const selectors = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    let place = 0;
    while (bits.take(1)) {
      place += 1;
      if (place >= tables) throw new DamagedStream('a bzip2 selector makes no sense');
    }
    const [table] = order.splice(place, 1) as [number];
    order.unshift(table);
    selectors[i] = table;
  }
  return selectors;
}

/** A canonical Huffman code: symbols in the order of their codes, and where each length begins and ends. */
interface Table {
  readonly symbols: Uint16Array;
  /** By length: the last code of it, -1 if there is none; and what to add to a code to have its place in `symbols`. */
  readonly last: Int32Array;
  readonly base: Int32Array;
}

function tableOf(bits: Bits, count: number): Table {
  const lengths = new Uint8Array(count);
  let length = bits.take(5);
  for (let i = 0; i < count; i += 1) {
    while (bits.take(1)) length += bits.take(1) ? -1 : 1;
    if (length < 1 || length > LONGEST_CODE) throw new DamagedStream('a bzip2 code makes no sense');
    lengths[i] = length;
  }
  const symbols = new Uint16Array(count);
  const last = new Int32Array(LONGEST_CODE + 1).fill(-1);
  const base = new Int32Array(LONGEST_CODE + 1);
  let [code, place] = [0, 0];
  for (let of = 1; of <= LONGEST_CODE; of += 1) {
    base[of] = place - code;
    for (let i = 0; i < count; i += 1) {
      if (lengths[i] !== of) continue;
      symbols[place++] = i;
      last[of] = code++;
    }
    code *= 2;
  }
  return { symbols, last, base };
}

function symbolOf(bits: Bits, { symbols, last, base }: Table): number {
  let code = 0;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    code = code * 2 + bits.take(1);
    if (code > (last[length] as number)) continue;
    const symbol = symbols[code + (base[length] as number)];
    if (symbol !== undefined) return symbol;
    break;
  }
  throw new DamagedStream('a bzip2 code is none');
}

/** Huffman, runs and move-to-front undone: the last column of the sorted rotations, and how often each byte is there. */
function symbols(
  bits: Bits,
  used: readonly number[],
  selectors: Uint8Array,
  tables: readonly Table[],
  size: number,
): { bytes: Uint8Array; counts: Int32Array } {
  const order = Uint8Array.from(used);
  const bytes = new Uint8Array(size);
  const counts = new Int32Array(256);
  const end = used.length + 1;
  let [length, run, weight] = [0, 0, 1];
  const fill = (byte: number, times: number) => {
    if (length + times > size) throw new DamagedStream('a bzip2 block is longer than it may be');
    bytes.fill(byte, length, length + times);
    counts[byte] = (counts[byte] as number) + times;
    length += times;
  };
  for (let read = 0; ; read += 1) {
    const table = tables[selectors[Math.floor(read / GROUP)] ?? -1];
    if (!table) throw new DamagedStream('a bzip2 block has too few selectors');
    const symbol = symbolOf(bits, table);
    if (symbol === RUN_A || symbol === RUN_B) {
      run += weight << symbol;
      weight *= 2;
      if (run > size) throw new DamagedStream('a bzip2 run is longer than its block');
      continue;
    }
    if (run > 0) {
      fill(order[0] as number, run);
      [run, weight] = [0, 1];
    }
    if (symbol === end) return { bytes: bytes.subarray(0, length), counts };
    const byte = order[symbol - 1] as number;
    order.copyWithin(1, 0, symbol - 1);
    order[0] = byte;
    fill(byte, 1);
  }
}

/** The Burrows-Wheeler transform undone, and then the run lengths that came before it: four equal bytes and a count. */
function unsort(bytes: Uint8Array, counts: Int32Array, origin: number, output: Output): void {
  const starts = new Int32Array(256);
  for (let byte = 1; byte < 256; byte += 1)
    starts[byte] = (starts[byte - 1] as number) + (counts[byte - 1] as number);
  const next = new Int32Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    next[starts[byte] as number] = i;
    starts[byte] = (starts[byte] as number) + 1;
  }
  let at = next[origin] as number;
  let [before, repeats] = [-1, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[at] as number;
    at = next[at] as number;
    if (repeats === 4) {
      for (let more = 0; more < byte; more += 1) output.put(before);
      [before, repeats] = [-1, 0];
      continue;
    }
    repeats = byte === before ? repeats + 1 : 1;
    before = byte;
    output.put(byte);
  }
}
