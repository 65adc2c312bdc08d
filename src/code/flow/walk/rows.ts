/**
 * A table that branches of a walk work on. A copy is the same table until one of the two is written to: most branches
 * write little, and many nothing.
 */
export class Rows<K, V> implements Iterable<[K, V]> {
  #rows: Map<K, V>;
  #isShared: boolean;

  constructor(rows: Map<K, V> = new Map(), isShared = false) {
    this.#rows = rows;
    this.#isShared = isShared;
  }

  copy(): Rows<K, V> {
    this.#isShared = true;
    return new Rows(this.#rows, true);
  }

  /** Whether nothing was written to either since one was copied from the other. */
  isCopyOf(other: Rows<K, V>): boolean {
    return this.#rows === other.#rows;
  }

  get(key: K): V | undefined {
    return this.#rows.get(key);
  }

  has(key: K): boolean {
    return this.#rows.has(key);
  }

  set(key: K, value: V): void {
    this.#own().set(key, value);
  }

  delete(key: K): void {
    this.#own().delete(key);
  }

  /** As it is now; for who writes no more. */
  get all(): ReadonlyMap<K, V> {
    return this.#rows;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#rows[Symbol.iterator]();
  }

  #own(): Map<K, V> {
    if (!this.#isShared) return this.#rows;
    const rows = new Map<K, V>();
    // `new Map(rows)` makes a pair of each row on the way.
    this.#rows.forEach((value, key) => {
      rows.set(key, value);
    });
    this.#rows = rows;
    this.#isShared = false;
    return rows;
  }
}
