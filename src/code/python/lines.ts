import * as C from './characters.ts';
import type { Position } from './tree.ts';

/** What a column counts: reports count code points, CPython UTF-8 bytes, SARIF and editors UTF-16 code units. */
export type Unit = 'code points' | 'UTF-8' | 'UTF-16';

/** Where each line starts; CR, LF and CRLF end a line. `from` is the first byte after a byte order mark. */
export function lineStartsOf(bytes: Uint8Array, from: number): Int32Array {
  let starts = new Int32Array(256);
  starts[0] = from;
  let count = 1;
  for (let i = from; i < bytes.length; i += 1) {
    const c = bytes[i]!;
    if (c !== C.LF && (c !== C.CR || bytes[i + 1] === C.LF)) continue;
    if (count === starts.length) starts = enlarged(starts);
    starts[count] = i + 1;
    count += 1;
  }
  return starts.slice(0, count);
}

/** How many lines {@link lineStartsOf} finds, a last one that is empty not counted. */
export function lineCountOf(bytes: Uint8Array, from: number): number {
  const last = bytes.length <= from ? 0 : bytes[bytes.length - 1]!;
  const open = last === C.LF || last === C.CR ? 0 : 1;
  return open + (bytes.includes(C.CR, from) ? endsOf(bytes, from) : feedsIn(bytes, from));
}

/** Nothing comes after the loops of these two: compiled while they run, they would have to be compiled again for that. */
function feedsIn(bytes: Uint8Array, from: number): number {
  let feeds = 0;
  for (let i = from; i < bytes.length; i += 1) if (bytes[i] === C.LF) feeds += 1;
  return feeds;
}

function endsOf(bytes: Uint8Array, from: number): number {
  let ends = 0;
  for (let i = from; i < bytes.length; i += 1) {
    const c = bytes[i]!;
    if (c === C.LF || (c === C.CR && bytes[i + 1] !== C.LF)) ends += 1;
  }
  return ends;
}

function enlarged(words: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const next = new Int32Array(words.length * 2);
  next.set(words);
  return next;
}

/** Turns byte offsets of one text into lines and columns. */
export class Positions {
  readonly #bytes: Uint8Array;
  readonly #starts: Int32Array;
  readonly #ascii: boolean;
  /** The last answer: asking along one long line stays linear. */
  #last = { line: 0, offset: 0, characters: 0, pairs: 0 };

  constructor(bytes: Uint8Array, starts: Int32Array, ascii: boolean) {
    this.#bytes = bytes;
    this.#starts = starts;
    this.#ascii = ascii;
  }

  get count(): number {
    const last = this.#starts.at(-1)!;
    return last === this.#bytes.length && this.#starts.length > 1
      ? this.#starts.length - 1
      : this.#starts.length;
  }

  lineStart(line: number): number {
    return this.#starts[Math.min(line, this.#starts.length) - 1]!;
  }

  line(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  position(offset: number, unit: Unit): Position {
    const line = this.line(offset);
    const start = this.#starts[line - 1]!;
    if (this.#ascii || unit === 'UTF-8') return { line, column: Math.max(offset - start, 0) + 1 };
    this.#count(line, start, offset);
    const { characters, pairs } = this.#last;
    return { line, column: 1 + characters + (unit === 'UTF-16' ? pairs : 0) };
  }

  /** Counts code points, and those beyond the basic plane, from the line's start or the last answer's place. */
  #count(line: number, start: number, offset: number): void {
    const last = this.#last;
    if (last.line !== line || last.offset > offset)
      this.#last = { line, offset: start, characters: 0, pairs: 0 };
    let { offset: i, characters, pairs } = this.#last;
    for (; i < offset; i += 1) {
      const c = this.#bytes[i]!;
      if ((c & 0xc0) !== 0x80) characters += 1;
      if (c >= 0xf0) pairs += 1;
    }
    this.#last = { line, offset: i, characters, pairs };
  }
}
