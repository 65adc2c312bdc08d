/**
 * What lives for a whole run is kept without room to grow: a list that was filled one by one has room for sixteen more, and
 * an empty table as much as one of four.
 */

const NO_ITEMS: readonly never[] = Object.freeze([]);
const NO_ROWS: ReadonlyMap<unknown, unknown> = new Map();
const NO_MEMBERS: ReadonlySet<unknown> = new Set();

export function exactList<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NO_ITEMS : list.slice();
}

export function exactMap<K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return map.size === 0 ? (NO_ROWS as ReadonlyMap<K, V>) : map;
}

/** The same rows in the same order, in about half of the room; for maps by whole numbers that many are made of. */
export function compactMap<V>(map: ReadonlyMap<number, V>): ReadonlyMap<number, V> {
  return map.size < FEW ? exactMap(map) : new CompactMap(map);
}

/** Fewer take as much room in any way. */
const FEW = 4;

class CompactMap<V> implements ReadonlyMap<number, V> {
  readonly #keys: readonly number[];
  readonly #values: readonly V[];
  /** Positions by ascending key; undefined where that is the order in which they came. */
  readonly #order: readonly number[] | undefined;

  constructor(map: ReadonlyMap<number, V>) {
    const keys = [...map.keys()];
    this.#keys = keys;
    this.#values = [...map.values()];
    const isAscending = keys.every((key, i) => i === 0 || key > keys[i - 1]!);
    this.#order = isAscending ? undefined : keys.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
  }

  get size(): number {
    return this.#keys.length;
  }

  get(key: number): V | undefined {
    const at = this.#positionOf(key);
    return at < 0 ? undefined : this.#values[at];
  }

  has(key: number): boolean {
    return this.#positionOf(key) >= 0;
  }

  #positionOf(key: number): number {
    let [low, high] = [0, this.#keys.length - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const at = this.#order ? this.#order[middle]! : middle;
      const found = this.#keys[at]!;
      if (found === key) return at;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  forEach(each: (value: V, key: number, map: ReadonlyMap<number, V>) => void): void {
    for (const [i, key] of this.#keys.entries()) each(this.#values[i] as V, key, this);
  }

  keys(): MapIterator<number> {
    return this.#keys.values();
  }

  values(): MapIterator<V> {
    return this.#values.values();
  }

  *entries(): MapIterator<[number, V]> {
    for (const [i, key] of this.#keys.entries()) yield [key, this.#values[i] as V];
  }

  [Symbol.iterator](): MapIterator<[number, V]> {
    return this.entries();
  }
}

export function exactSet<T>(set: ReadonlySet<T>): ReadonlySet<T> {
  return set.size === 0 ? (NO_MEMBERS as ReadonlySet<T>) : set;
}
