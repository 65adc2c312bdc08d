import type { Activation, ElementOf, ItemOf, Site, Value } from './value.ts';

/**
 * Items and elements that a question makes of other values. Questions are remembered by the identity of values, so each
 * of these is one value however often it is made: otherwise a question that comes back to itself would not be known
 * again.
 */

const ITEMS = new WeakMap<Value, Map<string | Value, Map<number, ItemOf>>>();
const BOUND = new WeakMap<Activation, WeakMap<Value, Value>>();
const ELEMENTS = new WeakMap<Value, ElementOf>();

/** `base[key]`. Of keys that are constants those with the same literal are the same. */
export function itemOfValue(base: Value, key: Value, site: Site): Value {
  const byKey = inside(ITEMS, base, () => new Map());
  const byNode = inside(byKey, key.kind === 'constant' ? literalOf(key.literal) : key, () => new Map());
  return inside(byNode, site.node, () => ({ kind: 'item', base, key, site }));
}

/** What iterating over `of` gives. */
export function elementOfValue(of: Value): Value {
  return inside(ELEMENTS, of, () => ({ kind: 'element', of, site: of.site }));
}

/** A value of another activation. */
export function boundValue(value: Value, frame: Activation): Value {
  const byValue = inside(BOUND, frame, () => new WeakMap<Value, Value>());
  return inside(byValue, value, () => ({ kind: 'bound', value, frame, site: value.site }));
}

function literalOf(literal: unknown): string {
  return `${typeof literal} ${literal instanceof Object ? JSON.stringify(literal) : String(literal)}`;
}

interface Store<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function inside<K, V>(store: Store<K, V>, key: K, make: () => V): V {
  const known = store.get(key);
  if (known) return known;
  const made = make();
  store.set(key, made);
  return made;
}
