/** Where Universal Binary JSON ends. Source: ubjson.org, draft 12. */
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';

const PIECE = 64 * 1024;
/** Bytes of a value behind its marker. */
const SIZES: Record<string, number | undefined> = {
  Z: 0,
  N: 0,
  T: 0,
  F: 0,
  i: 1,
  U: 1,
  C: 1,
  I: 2,
  l: 4,
  d: 4,
  L: 8,
  D: 8,
};

interface Open {
  readonly isObject: boolean;
  /** Items that are to come; undefined where a marker ends them. */
  left: number | undefined;
  /** The marker of all items, which then have none of their own. */
  readonly type: string | undefined;
}

/** True if the value at the start has an end. Throws LimitReached. */
export function isWholeUbjson(source: ByteSource, budget: Budget): boolean {
  const scan = new Scan(source);
  const open: Open[] = [];
  do {
    budget.spendOperations();
    const around = open.at(-1);
    if (around && scan.closes(around)) {
      open.pop();
      continue;
    }
    if (around?.isObject && !scan.skip(scan.length())) return false;
    const marker = around?.type ?? scan.marker();
    if (marker === '{' || marker === '[') {
      const inner = scan.opened(marker);
      if (!inner) return false;
      open.push(inner);
    } else if (!scan.skip(marker === 'S' || marker === 'H' ? scan.length() : SIZES[marker])) return false;
  } while (open.length > 0);
  return scan.skip(0);
}

class Scan {
  readonly #source: ByteSource;
  #piece: Uint8Array = new Uint8Array(0);
  #base = 0;
  #at = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Empty at the end. */
  #peek(): string {
    const { size } = this.#source;
    if (this.#at >= size) return '';
    const inside = this.#at - this.#base;
    if (inside >= this.#piece.length) {
      this.#piece = this.#source.read(this.#at, PIECE);
      this.#base = this.#at;
    }
    return String.fromCharCode(this.#piece[this.#at - this.#base] as number);
  }

  /** The next marker; empty at the end. */
  marker(): string {
    const marker = this.#peek();
    this.#at += 1;
    return marker;
  }

  /** False where that many bytes are not there, or nobody knows how many. */
  skip(count: number | undefined): boolean {
    if (count === undefined || !(count >= 0)) return false;
    this.#at += count;
    return this.#at <= this.#source.size;
  }

  /** A number that counts; undefined if there is none. */
  length(): number | undefined {
    const size = SIZES[this.marker()];
    const bytes = size ? this.#source.read(this.#at, size) : new Uint8Array(0);
    if (bytes.length === 0 || bytes.length !== size) return undefined;
    this.#at += size;
    return bytes.reduce((value, byte) => value * 256 + byte, 0);
  }

  /** The container behind its marker, with its type and count if it says them; undefined if it is cut off. */
  opened(marker: string): Open | undefined {
    const isObject = marker === '{';
    const type = this.#takes('$') ? this.marker() : undefined;
    if (!this.#takes('#')) return { isObject, left: undefined, type };
    const left = this.length();
    if (left === undefined) return undefined;
    const size = type === undefined ? undefined : SIZES[type];
    if (isObject || size === undefined) return { isObject, left, type };
    // Numbers in a row are passed over at once.
    return this.skip(left * size) ? { isObject, left: 0, type } : undefined;
  }

  #takes(marker: string): boolean {
    if (this.#peek() !== marker) return false;
    this.#at += 1;
    return true;
  }

  /** Counts the next item, or passes the marker behind the last. */
  closes(open: Open): boolean {
    if (open.left === 0) return true;
    if (open.left !== undefined) {
      open.left -= 1;
      return false;
    }
    return this.#takes(open.isObject ? '}' : ']');
  }
}
