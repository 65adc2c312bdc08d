import { isScopeNode } from '../program/scope.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** Loops and comprehensions: what is evaluated more than once. */

/** The innermost loop or comprehension in whose rounds a place is evaluated; 0 without one in its function. */
export function roundAround(tree: Tree, node: number): number {
  let below = node;
  for (let at = tree.parent(node); at !== 0; below = at, at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (isScopeNode(kind)) return 0;
    if (COMPREHENSIONS.has(kind)) return at;
    // What the first `for` goes over is evaluated once, before any round.
    if (
      kind === Kind.Comprehension &&
      isFirst(tree, at) &&
      tree.child(at, Field.Comprehension.iter) === below
    )
      at = tree.parent(at);
    const isLoop = kind === Kind.For || kind === Kind.AsyncFor || kind === Kind.While;
    if (isLoop && tree.kind(below) === Kind.Block) return at;
  }
  return 0;
}

const COMPREHENSIONS: ReadonlySet<number> = new Set([
  Kind.ListComp,
  Kind.DictComp,
  Kind.SetComp,
  Kind.GeneratorExp,
]);

function isFirst(tree: Tree, comprehension: number): boolean {
  const around = tree.parent(comprehension);
  return tree.count(around) > 0 && tree.item(around, 0) === comprehension;
}

export function contains(tree: Tree, outer: number, inner: number): boolean {
  return tree.start(outer) <= tree.start(inner) && tree.end(inner) <= tree.end(outer);
}
