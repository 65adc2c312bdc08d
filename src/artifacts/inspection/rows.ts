import type { ByteSource } from '../../archive/source.ts';

/**
 * Where pickles have begun that a search through one source has had run. Pickles in a row are run from the first of them
 * on; whoever begins at the second need not run what follows again, and a stream ends where an earlier one went on.
 */
export class Rows {
  readonly #before = new Set<number>();
  #now: number[] = [];
  #value: ByteSource | undefined;
  #offset = 0;

  /** The next value, which begins at the offset; false if it was run as a part of one before. */
  begins(value: ByteSource, offset: number): boolean {
    for (const place of this.#now) this.#before.add(place);
    this.#now = [];
    this.#value = value;
    this.#offset = offset;
    return !this.#before.has(offset);
  }

  /** A pickle begins in the value, or in something else. */
  note(source: ByteSource, at: number): void {
    if (source === this.#value) this.#now.push(this.#offset + at);
  }

  hasRun(source: ByteSource, at: number): boolean {
    return source === this.#value && this.#before.has(this.#offset + at);
  }
}
