/** The two ways in which R writes numbers and letters: binary (XDR), and as words of a text (`ascii = TRUE`). */
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';

/** A place in saved objects. What reads throws {@link Malformed} at the end, and LimitReached. */
export interface RInput {
  /** The offset of what comes next. */
  at: number;
  integer(): number;
  /** Passes over the items of a vector of numbers of that type. */
  skipItems(type: number, count: number): void;
  /** So many letters, of which the first few are given. */
  letters(length: number): string;
  /** Bytes that are left. */
  left(): number;
}

const LONGEST_NAME = 1000;
const WINDOW = 64 * 1024;
const CUT_OFF = 'it is cut off';

/** Types of vectors of numbers: bytes of an item in binary, words in a text. */
const ITEMS: ReadonlyMap<number, readonly [bytes: number, words: number]> = new Map([
  [10, [4, 1]],
  [13, [4, 1]],
  [14, [8, 1]],
  [15, [16, 2]],
  [24, [1, 1]],
]);

export function isVector(type: number): boolean {
  return ITEMS.has(type);
}

export function binaryInput(source: ByteSource, start: number, budget: Budget): RInput {
  const bytesAt = windows(source, budget, 4);
  const input: RInput = {
    at: start,
    integer() {
      const { bytes, from } = bytesAt(input.at);
      if (from + 4 > bytes.length) throw new Malformed(CUT_OFF);
      input.at += 4;
      const [a, b, c, d] = bytes.subarray(from, from + 4) as unknown as [number, number, number, number];
      return (a << 24) | (b << 16) | (c << 8) | d;
    },
    skipItems: (type, count) => skip((ITEMS.get(type)?.[0] ?? 0) * count),
    letters(length) {
      const text = Buffer.from(source.read(input.at, Math.min(length, LONGEST_NAME))).toString('utf8');
      skip(length);
      return text;
    },
    left: () => source.size - input.at,
  };
  function skip(count: number): void {
    if (count > source.size - input.at) throw new Malformed(CUT_OFF);
    input.at += count;
  }
  return input;
}

/** What is missing, as a number. */
const NA = -(2 ** 31);
const LONGEST_WORD = 64;
const [SPACE, BACKSLASH, ZERO, SEVEN] = [0x20, 0x5c, 0x30, 0x37];

/** Words, and letters with C's escapes, which have no white space in them. Source: serialize.c, `OutString`. */
export function textInput(source: ByteSource, start: number, budget: Budget): RInput {
  const bytesAt = windows(source, budget, 1);
  const input: RInput = {
    at: start,
    integer() {
      const text = word();
      if (text !== 'NA' && !/^-?\d{1,10}$/.test(text)) throw new Malformed('a number makes no sense');
      return text === 'NA' ? NA : Number(text) | 0;
    },
    skipItems(type, count) {
      const words = (ITEMS.get(type)?.[1] ?? 0) * count;
      for (let i = 0; i < words; i += 1) word();
    },
    letters(length) {
      if (length > 0) skipSpace();
      const kept: number[] = [];
      for (let i = 0; i < length; i += 1) {
        const byte = letter();
        if (kept.length < LONGEST_NAME) kept.push(byte);
      }
      return Buffer.from(kept).toString('utf8');
    },
    left() {
      const end = input.at;
      skipSpace();
      // The last word has a line's end as well; without it more of the word may be missing.
      if (input.at === end && input.at === source.size) throw new Malformed(CUT_OFF);
      return source.size - input.at;
    },
  };
  /** -1 at the end. */
  function peek(): number {
    const { bytes, from } = bytesAt(input.at);
    return bytes[from] ?? -1;
  }
  function next(): number {
    const byte = peek();
    if (byte < 0) throw new Malformed(CUT_OFF);
    input.at += 1;
    return byte;
  }
  function skipSpace(): void {
    for (let byte = peek(); byte >= 0 && byte <= SPACE; byte = peek()) input.at += 1;
  }
  function word(): string {
    skipSpace();
    let text = String.fromCharCode(next());
    for (let byte = peek(); byte > SPACE; byte = peek()) {
      if (text.length > LONGEST_WORD) throw new Malformed('a word makes no sense');
      text += String.fromCharCode(next());
    }
    return text;
  }
  function letter(): number {
    const byte = next();
    if (byte !== BACKSLASH) return byte;
    let value = next();
    if (value < ZERO || value > SEVEN) return value;
    value -= ZERO;
    for (let digits = 1; digits < 3 && peek() >= ZERO && peek() <= SEVEN; digits += 1)
      value = value * 8 + next() - ZERO;
    return value & 0xff;
  }
  return input;
}

/** A window of bytes with at least `least` behind the offset, where there are so many. */
function windows(source: ByteSource, budget: Budget, least: number) {
  let bytes: Uint8Array = new Uint8Array(0);
  let base = 0;
  return (offset: number) => {
    if (offset < base || offset + least > base + bytes.length) {
      bytes = source.read(offset, WINDOW);
      base = offset;
      budget.spendBytes(bytes.length);
    }
    return { bytes, from: offset - base };
  };
}
