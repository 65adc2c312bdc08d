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
  return map.size === 0 ? NOTHING : new CompactMap(map);
}

/** So many rows are looked through one by one. */
const FEW = 8;

class CompactMap<V> implements ReadonlyMap<number, V> {
  /** Keys and values in turns: one list, since each by itself takes as much room as four rows. */
  readonly #rows: readonly (number | V)[];
  /** Positions by ascending key; undefined where that is the order in which they came, or rows are few. */
  readonly #order: readonly number[] | undefined;

  constructor(map: ReadonlyMap<number, V>) {
    const rows = new Array<number | V>(map.size * 2);
    let [at, last, isAscending] = [0, -1, true];
    map.forEach((value, key) => {
      rows[at] = key;
      rows[at + 1] = value;
      at += 2;
      isAscending &&= key > last;
      last = key;
    });
    this.#rows = rows;
    this.#order = isAscending || map.size <= FEW ? undefined : orderOf(map);
  }

  get size(): number {
    return this.#rows.length / 2;
  }

  get(key: number): V | undefined {
    const at = this.#placeOf(key);
    return at < 0 ? undefined : (this.#rows[at + 1] as V);
  }

  has(key: number): boolean {
    return this.#placeOf(key) >= 0;
  }

  /** Where the key stands among the rows; below 0 if it does not. */
  #placeOf(key: number): number {
    const rows = this.#rows;
    if (rows.length > FEW * 2) return this.#search(key);
    for (let at = 0; at < rows.length; at += 2) if (rows[at] === key) return at;
    return -1;
  }

  #search(key: number): number {
    const rows = this.#rows;
    const order = this.#order;
    let [low, high] = [0, rows.length / 2 - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const at = order ? order[middle]! * 2 : middle * 2;
      const found = rows[at] as number;
      if (found === key) return at;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  forEach(each: (value: V, key: number, map: ReadonlyMap<number, V>) => void): void {
    for (const [key, value] of this) each(value, key, this);
  }

  *keys(): MapIterator<number> {
    for (let at = 0; at < this.#rows.length; at += 2) yield this.#rows[at] as number;
  }

  *values(): MapIterator<V> {
    for (let at = 1; at < this.#rows.length; at += 2) yield this.#rows[at] as V;
  }

  *entries(): MapIterator<[number, V]> {
    const rows = this.#rows;
    for (let at = 0; at < rows.length; at += 2) yield [rows[at] as number, rows[at + 1] as V];
  }

  [Symbol.iterator](): MapIterator<[number, V]> {
    return this.entries();
  }
}

function orderOf(map: ReadonlyMap<number, unknown>): readonly number[] {
  const keys = [...map.keys()];
  return keys.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
}

const NOTHING: ReadonlyMap<number, never> = new CompactMap(new Map<number, never>());

export function exactSet<T>(set: ReadonlySet<T>): ReadonlySet<T> {
  return set.size === 0 ? (NO_MEMBERS as ReadonlySet<T>) : set;
}
