import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import type { Module } from './module.ts';

/** Methods that put something into a container, and the position of what they put. */
export const PUTTING_METHODS: ReadonlyMap<
  string,
  { readonly value: number; readonly key?: number; readonly whole?: true }
> = new Map([
  ['append', { value: 0 }],
  ['appendleft', { value: 0 }],
  ['add', { value: 0 }],
  ['insert', { value: 1 }],
  ['put', { value: 0 }],
  ['put_nowait', { value: 0 }],
  ['setdefault', { value: 1, key: 0 }],
  ['__setitem__', { value: 1, key: 0 }],
  ['extend', { value: 0, whole: true }],
  ['extendleft', { value: 0, whole: true }],
  ['update', { value: 0, whole: true }],
]);

const METHOD_IDS = [...PUTTING_METHODS.keys()].map(intern);

/** The nodes between two others, in no order, that may change a container: `holder[a] = …`, `holder.append`. */
export function* changesIn({ tree, written }: Module, from: number, to: number): Iterable<number> {
  for (const node of written.within(Kind.Subscript, from, to))
    if (tree.context(node) === Context.Store) yield node;
  for (const method of METHOD_IDS)
    for (const node of written.named(method))
      if (node >= from && node <= to && tree.kind(node) === Kind.Attribute) yield node;
}

/**
 * The name or attribute that holds the container which one of {@link changesIn} changes (`holder[a][b] = …`,
 * `holder.append`); 0 where it has no name.
 */
export function holderChangedBy(tree: Tree, node: number): number {
  const stores = tree.kind(node) === Kind.Subscript;
  let base = tree.child(node, stores ? Field.Subscript.value : Field.Attribute.value);
  while (tree.kind(base) === Kind.Subscript) base = tree.child(base, Field.Subscript.value);
  return tree.kind(base) === Kind.Name || tree.kind(base) === Kind.Attribute ? base : 0;
}
