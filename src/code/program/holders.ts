import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

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

const METHOD_IDS: ReadonlySet<number> = new Set([...PUTTING_METHODS.keys()].map(intern));

/**
 * The name or attribute that holds the container which a node changes (`holder[a][b] = …`, `holder.append`); 0 for
 * every other node.
 */
export function holderChangedBy(tree: Tree, node: number): number {
  const kind = tree.kind(node);
  const stores = kind === Kind.Subscript && tree.context(node) === Context.Store;
  const puts = kind === Kind.Attribute && METHOD_IDS.has(tree.nameId(node));
  if (!stores && !puts) return 0;
  let base = tree.child(node, stores ? Field.Subscript.value : Field.Attribute.value);
  while (tree.kind(base) === Kind.Subscript) base = tree.child(base, Field.Subscript.value);
  return tree.kind(base) === Kind.Name || tree.kind(base) === Kind.Attribute ? base : 0;
}
