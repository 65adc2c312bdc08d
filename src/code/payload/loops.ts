import { isStatement, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** Whether a place is evaluated more than once in one run of its function. */
export function isInLoop(tree: Tree, node: number): boolean {
  for (let at = node; at !== 0; at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (kind === Kind.FunctionDef || kind === Kind.AsyncFunctionDef || kind === Kind.Module) return false;
    if (kind === Kind.For || kind === Kind.AsyncFor || kind === Kind.While) return true;
    if (
      !isStatement(kind) &&
      (kind === Kind.ListComp ||
        kind === Kind.DictComp ||
        kind === Kind.SetComp ||
        kind === Kind.GeneratorExp ||
        kind === Kind.Lambda)
    )
      return true;
  }
  return false;
}
