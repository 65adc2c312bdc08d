import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** Whether an expression stands before the parentheses of a call. */
export function isCallee(tree: Tree, node: number): boolean {
  const parent = tree.parent(node);
  return tree.kind(parent) === Kind.Call && tree.child(parent, Field.Call.func) === node;
}
