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
  ['from_mapping', { value: 0, whole: true }],
]);

/** The same by the ids of their names. */
export const PUTTING_IDS: ReadonlySet<number> = new Set([...PUTTING_METHODS.keys()].map(intern));

/** The nodes between two others, in no order, that may change a container: `holder[a] = …`, `holder.append`. */
export function* changesIn(
  { tree, written }: Pick<Module, 'tree' | 'written'>,
  from: number,
  to: number,
): Iterable<number> {
  for (const node of written.within(Kind.Subscript, from, to))
    if (tree.context(node) === Context.Store) yield node;
  for (const method of PUTTING_IDS)
    for (const node of written.named(method))
      if (node >= from && node <= to && tree.kind(node) === Kind.Attribute) yield node;
}

/**
 * The name or attribute that holds the container which one of {@link changesIn} changes (`holder[a][b] = …`,
 * `holder.append`); 0 where it has no name.
 */
export function holderChangedBy(tree: Tree, node: number): number {
  const stores = tree.kind(node) === Kind.Subscript;
  return outermostHolder(tree, tree.child(node, stores ? Field.Subscript.value : Field.Attribute.value));
}

/** The name or attribute that holds a container, or the one around it; 0 where it has no name. */
export function outermostHolder(tree: Tree, container: number): number {
  let base = container;
  for (let inner = base; inner; inner = insideOf(tree, base)) base = inner;
  return tree.kind(base) === Kind.Name || tree.kind(base) === Kind.Attribute ? base : 0;
}

/** The container that holds another one: `holder` of `holder[a]` and of `holder.setdefault(a, [])`; 0 of anything else. */
function insideOf(tree: Tree, node: number): number {
  if (tree.kind(node) === Kind.Subscript) return tree.child(node, Field.Subscript.value);
  if (tree.kind(node) !== Kind.Call) return 0;
  const method = tree.child(node, Field.Call.func);
  const isDefault = tree.kind(method) === Kind.Attribute && tree.nameId(method) === SETDEFAULT;
  return isDefault ? tree.child(method, Field.Attribute.value) : 0;
}

/** The node that takes something out of a container to change that: `holder[a]`, `holder.setdefault(a, [])`; or 0. */
export function innerContainer(tree: Tree, holder: number): number {
  const parent = tree.parent(holder);
  if (tree.kind(parent) === Kind.Subscript) return tree.context(parent) === Context.Load ? parent : 0;
  const call = tree.parent(parent);
  return tree.kind(call) === Kind.Call && insideOf(tree, call) === holder ? call : 0;
}

const SETDEFAULT = intern('setdefault');
