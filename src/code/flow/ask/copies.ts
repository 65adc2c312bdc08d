/** Lists and tables that are copied before somebody goes through them, so that they may be changed meanwhile. */
import { intern } from '../../python/names.ts';
import { Field, Kind, Operator } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { objectOf, type Value } from '../value.ts';

const COPY = intern('copy');

/** `rows` of `rows[1:]` and `rows.copy()`: what others put into it is gone through there, too. */
export function uncopied(value: Value): Value {
  let whole = value;
  for (let of = copied(whole); of; of = copied(whole)) whole = of;
  return whole;
}

/** What a value is a slice or a copy of. */
function copied(value: Value): Value | undefined {
  const object = objectOf(value);
  if (object.kind === 'item')
    return object.key.kind === 'operation' && object.key.operator === 'slice' ? object.base : undefined;
  if (object.kind !== 'call' || object.args.length > 0 || object.callee.kind !== 'attribute')
    return undefined;
  return object.callee.name === COPY ? object.callee.base : undefined;
}

/** `hooks[:]`, `hooks.copy()`, `hooks + others`: another list with the same in it; 0 of anything else. */
export function copyOf(tree: Tree, node: number): number {
  const parent = tree.parent(node);
  switch (tree.kind(parent)) {
    case Kind.BinOp:
      return tree.operator(parent) === Operator.Add ? parent : 0;
    case Kind.Subscript:
      return tree.kind(tree.child(parent, Field.Subscript.slice)) === Kind.Slice ? parent : 0;
    case Kind.Attribute: {
      const call = tree.parent(parent);
      const isCalled = tree.kind(call) === Kind.Call && tree.child(call, Field.Call.func) === parent;
      return isCalled && tree.nameId(parent) === COPY ? call : 0;
    }
    default:
      return 0;
  }
}

/** What gives a list, or something to go through, with what it is given in it. */
export const COPYING: ReadonlySet<string> = new Set([
  ...['list', 'tuple', 'set', 'frozenset', 'sorted', 'reversed', 'iter', 'enumerate'].map(
    (name) => `builtins.${name}`,
  ),
  ...['copy.copy', 'copy.deepcopy', 'itertools.chain'],
]);
