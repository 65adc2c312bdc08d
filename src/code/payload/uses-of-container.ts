import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { Context, Field, Kind, Operator } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { onlyPath } from './meaning.ts';
import type { Spot } from './payload.ts';

/** What is done with a container that a variable holds, from the text around its name. */

/** Something that is put into it: under a key, at the end (`isAdded`), or anywhere. */
export interface Store {
  readonly key: number;
  readonly value: number;
  readonly isAdded: boolean;
}

/** What `name[key] = value` and `name.append(value)` put in; undefined where the name is used in another way. */
export function storesInto(tree: Tree, name: number): readonly Store[] | undefined {
  const parent = tree.parent(name);
  if (tree.kind(parent) === Kind.Subscript && tree.child(parent, Field.Subscript.value) === name) {
    const statement = tree.parent(parent);
    const isStore = tree.context(parent) === Context.Store && tree.kind(statement) === Kind.Assign;
    if (!isStore || tree.count(statement) !== 1) return undefined;
    const key = tree.child(parent, Field.Subscript.slice);
    if (tree.kind(key) === Kind.Slice) return undefined;
    return [{ key, value: tree.child(statement, Field.Assign.value), isAdded: false }];
  }
  if (tree.kind(parent) !== Kind.Attribute || tree.name(parent) !== 'append' || !isCallee(tree, parent))
    return undefined;
  const call = tree.parent(parent);
  const value = tree.count(call) === 1 ? tree.item(call, 0) : 0;
  const isPlain = value !== 0 && tree.kind(value) !== Kind.Starred && tree.kind(value) !== Kind.Keyword;
  return isPlain ? [{ key: 0, value, isAdded: true }] : undefined;
}

/** Functions that only look. */
const LOOKING: ReadonlySet<string> = new Set([
  'builtins.len',
  'builtins.print',
  'builtins.repr',
  'builtins.str',
  'builtins.bool',
  'builtins.isinstance',
]);

/** Methods that change nothing but by taking away, and hand out what is inside. */
const READING: ReadonlySet<string> = new Set([
  'get',
  'keys',
  'values',
  'items',
  'copy',
  'pop',
  'clear',
  'count',
  'index',
  'reverse',
]);

/** Whether something may be gone afterwards: `del name[key]`, `name.pop(key)`, `name.clear()`. */
export function takesAway(tree: Tree, name: number): boolean {
  const parent = tree.parent(name);
  if (tree.kind(parent) === Kind.Subscript) return tree.context(parent) === Context.Del;
  return tree.kind(parent) === Kind.Attribute && /^(pop|clear)$/.test(tree.name(parent));
}

/** Whether nothing is changed and nothing kept. What hands out items is harmless only if they cannot be changed. */
export function isHarmlessUse(engine: Engine, { module, node }: Spot, hasInner: boolean): boolean {
  const { tree } = module;
  const parent = tree.parent(node);
  switch (tree.kind(parent)) {
    case Kind.Return:
      return true;
    case Kind.Subscript:
      return (
        !hasInner &&
        tree.child(parent, Field.Subscript.value) === node &&
        tree.context(parent) !== Context.Store
      );
    case Kind.Attribute:
      return !hasInner && isCallee(tree, parent) && READING.has(tree.name(parent));
    case Kind.For:
    case Kind.Comprehension:
      return !hasInner;
    case Kind.If:
    case Kind.While:
      return true;
    case Kind.UnaryOp:
      return true;
    case Kind.Comparison:
      return isLookedAt(tree, tree.parent(parent), node, hasInner);
    case Kind.Compare:
      return isLookedAt(tree, parent, node, hasInner);
    case Kind.Call:
      return isLooking(engine, module, parent);
    default:
      return false;
  }
}

/** A comparison in which no object of the project is given the container, or what is in it: its `__eq__` might change that. */
function isLookedAt(tree: Tree, compare: number, name: number, hasInner: boolean): boolean {
  const [left, comparison] = [tree.child(compare, Field.Compare.left), tree.item(compare, 0)];
  const operator = tree.operator(comparison);
  if (operator === Operator.Is || operator === Operator.IsNot) return true;
  const right = tree.child(comparison, Field.Comparison.right);
  const other = left === name ? right : left;
  const isPlain = SCALARS.has(tree.kind(other)) || (!hasInner && DISPLAYS.has(tree.kind(other)));
  const isIn = operator === Operator.In || operator === Operator.NotIn;
  return tree.count(compare) === 1 && (isPlain || (isIn && right === name && !hasInner));
}

const SCALARS: ReadonlySet<number> = new Set([Kind.None, Kind.True, Kind.False, Kind.Num, Kind.Str]);
const DISPLAYS: ReadonlySet<number> = new Set([Kind.List, Kind.Dict, Kind.Tuple]);

function isLooking(engine: Engine, module: Spot['module'], call: number): boolean {
  const func = module.tree.child(call, Field.Call.func);
  const value = engine.walked(engine.program.enclosingScope(module, call)).values.get(func);
  const refs = value ? engine.refs(value, undefined) : [];
  if (refs.length === 0 || !refs.every((ref) => ref.sort === 'library' && LOOKING.has(ref.path)))
    return false;
  // A metaclass of the project may say itself what is an instance of its classes.
  const { tree } = module;
  const asksOf = refs.some((ref) => ref.sort === 'library' && ref.path === 'builtins.isinstance');
  return !asksOf || (tree.count(call) === 2 && isOfPython(engine, { module, node: tree.item(call, 1) }));
}

/** `dict`, `(list, dict)`. */
function isOfPython(engine: Engine, { module, node }: Spot): boolean {
  const { tree } = module;
  if (tree.kind(node) === Kind.Tuple)
    return Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i)).every((item) =>
      isOfPython(engine, { module, node: item }),
    );
  return onlyPath(engine, { module, node })?.startsWith('builtins.') === true;
}
