import type { Module } from '../program/module.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** `from pickle import loads`, `del pickle.loads`, `pickle.loads.__doc__`, `x: Shelf`: nothing is done with it. */
export function isOnlyNamed(module: Module, node: number): boolean {
  const { tree } = module;
  const parent = tree.parent(node);
  if (isAnnotation(tree, node)) return true;
  return [Kind.Attribute, Kind.Expr, Kind.Delete, Kind.Compare, Kind.ExceptHandler].includes(
    tree.kind(parent) as never,
  );
}

/**
 * `entry.options["port"]`, `if entry.options:`, `{**entry.options}`: what is meant there is no function. Of these an inventory
 * lists sinks all the same: somebody wrote their names.
 */
export function isUsedAsData(module: Module, node: number): boolean {
  const { tree } = module;
  const parent = tree.parent(node);
  switch (tree.kind(parent)) {
    case Kind.Subscript:
      return tree.child(parent, Field.Subscript.value) === node;
    case Kind.For:
    case Kind.AsyncFor:
      return tree.child(parent, Field.For.iter) === node;
    case Kind.Comprehension:
      return tree.child(parent, Field.Comprehension.iter) === node;
    case Kind.Dict:
      return isSpread(tree, parent, node);
    default:
      return OF_DATA.has(tree.kind(parent));
  }
}

const OF_DATA: ReadonlySet<number> = new Set([
  ...[Kind.UnaryOp, Kind.BinOp, Kind.Comparison, Kind.AugAssign, Kind.Starred, Kind.FormattedValue],
  ...[Kind.If, Kind.While, Kind.Assert, Kind.Raise],
]);

/** `{**value}`: a value without a key. */
function isSpread(tree: Tree, dict: number, node: number): boolean {
  for (let i = 0; i + 1 < tree.count(dict); i += 2)
    if (tree.item(dict, i + 1) === node) return tree.item(dict, i) === 0;
  return false;
}

/** `Optional[Shelf]` around it is climbed. */
function isAnnotation(tree: Tree, node: number): boolean {
  let [at, parent] = [node, tree.parent(node)];
  while (TYPE_EXPRESSIONS.has(tree.kind(parent))) [at, parent] = [parent, tree.parent(parent)];
  switch (tree.kind(parent)) {
    case Kind.Arg:
      return tree.child(parent, Field.Arg.annotation) === at;
    case Kind.AnnAssign:
      return tree.child(parent, Field.AnnAssign.annotation) === at;
    case Kind.FunctionDef:
    case Kind.AsyncFunctionDef:
      return tree.child(parent, Field.FunctionDef.returns) === at;
    default:
      return false;
  }
}

const TYPE_EXPRESSIONS: ReadonlySet<number> = new Set([Kind.Subscript, Kind.Tuple, Kind.BinOp]);
