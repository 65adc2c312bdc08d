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

export function exactSet<T>(set: ReadonlySet<T>): ReadonlySet<T> {
  return set.size === 0 ? (NO_MEMBERS as ReadonlySet<T>) : set;
}
