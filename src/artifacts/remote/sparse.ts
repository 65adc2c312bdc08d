import type { ByteSource } from '../../archive/source.ts';

/** Bytes that were asked for and are not here yet. */
export interface Range {
  readonly start: number;
  /** Behind the last byte. */
  readonly end: number;
}

/** Thrown by {@link SparseSource.read}; whoever inspects gets the bytes and begins again. */
export class MissingBytes extends Error {}

const BLOCK = 4096;

/**
 * A source of which only parts are here. Readers are synchronous and the network is not: a read of what is missing
 * notes it and throws, the driver fetches it and runs the reader again, which then gets further. Readers are
 * deterministic, so that the last run is the same as one over the whole file.
 */
export class SparseSource implements ByteSource {
  readonly size: number;
  readonly #blocks = new Map<number, Uint8Array>();
  #missing: Range | undefined;

  constructor(size: number) {
    this.size = size;
  }

  read(offset: number, length: number): Uint8Array {
    const end = Math.min(this.size, offset + Math.max(0, length));
    if (offset < 0 || end <= offset) return new Uint8Array(0);
    const missing = this.missingIn({ start: offset, end });
    if (missing) {
      this.#missing ??= missing;
      throw new MissingBytes(`bytes ${missing.start} to ${missing.end} are not here`);
    }
    return this.#assembled(offset, end);
  }

  /** What the last reader was refused first; forgotten by asking. */
  takeMissing(): Range | undefined {
    const missing = this.#missing;
    this.#missing = undefined;
    return missing;
  }

  /** From the first to the last missing block of a range; undefined if all of it is here. */
  missingIn({ start, end }: Range): Range | undefined {
    let [first, last] = [Math.floor(start / BLOCK), Math.ceil(Math.min(end, this.size) / BLOCK) - 1];
    while (first <= last && this.#blocks.has(first)) first += 1;
    while (last >= first && this.#blocks.has(last)) last -= 1;
    if (first > last) return undefined;
    return { start: first * BLOCK, end: Math.min(this.size, (last + 1) * BLOCK) };
  }

  /** `start` is that of a block, and so is the end or it is the end of all. */
  put(start: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += BLOCK)
      this.#blocks.set((start + at) / BLOCK, bytes.subarray(at, at + BLOCK));
  }

  #assembled(start: number, end: number): Uint8Array {
    const first = Math.floor(start / BLOCK);
    const only = this.#blocks.get(first) as Uint8Array;
    if (end <= (first + 1) * BLOCK) return only.subarray(start - first * BLOCK, end - first * BLOCK);
    const bytes = new Uint8Array(end - start);
    for (let block = first; block * BLOCK < end; block += 1) {
      const from = Math.max(start, block * BLOCK);
      const part = (this.#blocks.get(block) as Uint8Array).subarray(
        from - block * BLOCK,
        end - block * BLOCK,
      );
      bytes.set(part, from - start);
    }
    return bytes;
  }
}

/** Ranges in order, those that nearly touch as one: a request costs more than a few kilobytes. */
export function coalesced(ranges: readonly Range[], gap: number): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end + gap)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  return merged;
}
