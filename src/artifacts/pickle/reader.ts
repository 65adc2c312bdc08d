import type { ByteSource } from '../../archive/source.ts';

/** Bytes that are read at once, so that payloads cost nothing. */
const WINDOW = 1024 * 1024;
/** Sources of up to so many windows are held whole. */
const HELD_WHOLE = 8;
/** Looking back at something outside the window (a name from far up the memo) reads this much at once. */
const GLANCE = 4096;

const NEWLINE = 0x0a;

/**
 * A place in a source, and a window of bytes around it. The machine reads `bytes[pos]` up to `limit` itself and
 * asks for more only at the window's end.
 */
export class Reader {
  readonly source: ByteSource;
  bytes: Uint8Array = new Uint8Array(0);
  /** Offset of the window's first byte. */
  base: number;
  /** In the window. */
  pos = 0;
  limit = 0;
  /** The last line read by {@link line}: where it starts, its length without the newline, whether it had one. */
  lineStart = 0;
  lineLength = 0;
  lineEnded = true;

  readonly #window: number;
  #own: Buffer | undefined;

  constructor(source: ByteSource, start: number, window = WINDOW) {
    this.source = source;
    this.#window = window;
    this.base = start;
    this.#fill(start, window);
  }

  /** Offset of the next byte. */
  get offset(): number {
    return this.base + this.pos;
  }

  /** Makes `count` bytes available at `pos`; false if the source ends before. */
  ensure(count: number): boolean {
    if (this.pos + count <= this.limit) return true;
    const offset = this.offset;
    if (offset + count > this.source.size) return false;
    this.#fill(offset, Math.max(this.#window, count));
    return this.pos + count <= this.limit;
  }

  /** Moves on without looking; false if the source ends before. */
  skip(count: number): boolean {
    if (this.pos + count <= this.limit) {
      this.pos += count;
      return true;
    }
    const offset = this.offset + count;
    if (offset > this.source.size) return false;
    this.moveTo(offset);
    return true;
  }

  moveTo(offset: number): void {
    if (offset >= this.base && offset <= this.base + this.limit) this.pos = offset - this.base;
    else this.#fill(offset, this.#window);
  }

  /**
   * Moves past the next line and describes it in `lineStart`, `lineLength` and `lineEnded`. As both loaders cut
   * off the last byte of what `readline` gave, a line that the source's end cuts short lacks its last byte.
   */
  line(): void {
    const start = this.offset;
    const end = this.#newlineFrom(this.pos);
    this.lineStart = start;
    this.lineEnded = end !== undefined;
    if (end === undefined) {
      this.lineLength = Math.max(0, this.source.size - start - 1);
      this.moveTo(this.source.size);
    } else {
      this.lineLength = end - start;
      this.moveTo(end + 1);
    }
  }

  /** Bytes anywhere in the source, to be used before the reader moves on: a view into the window where it reaches. */
  view(offset: number, length: number): Uint8Array {
    const start = offset - this.base;
    if (start >= 0 && start + length <= this.limit) return this.bytes.subarray(start, start + length);
    const around = this.source.read(offset, Math.max(length, GLANCE));
    return around.subarray(0, length);
  }

  /** Offset of the next newline. The window moves on while none is found: a line may be longer than it. */
  #newlineFrom(pos: number): number | undefined {
    const { bytes, limit } = this;
    for (let at = pos; at < limit; at += 1) if (bytes[at] === NEWLINE) return this.base + at;
    for (let from = this.base + limit; from < this.source.size; from += WINDOW) {
      const found = this.source.read(from, WINDOW).indexOf(NEWLINE);
      if (found >= 0) return from + found;
    }
    return undefined;
  }

  #fill(offset: number, count: number): void {
    const { source } = this;
    const whole = source.size <= HELD_WHOLE * this.#window;
    this.base = whole ? 0 : offset;
    this.bytes = whole ? source.read(0, source.size) : this.#windowAt(offset, count);
    this.limit = this.bytes.length;
    this.pos = offset - this.base;
  }

  /** In the same memory each time, where that can be: a large file would otherwise pass through as much of it. */
  #windowAt(offset: number, count: number): Uint8Array {
    const { source } = this;
    if (!source.readInto || count > this.#window) return source.read(offset, count);
    this.#own ??= Buffer.allocUnsafe(this.#window);
    return this.#own.subarray(0, source.readInto(this.#own, offset));
  }
}
