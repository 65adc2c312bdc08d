import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Context, Field, Kind, Operator } from '../../python/nodes.ts';
import { type CallOf, objectOf, type Site, type Value } from '../value.ts';
import type { AttributeStore, Walked } from '../walk/walked.ts';
import type { Engine } from './engine.ts';

/**
 * The calls that the language makes where an expression or statement stands (Language Reference, 3.3): items,
 * operators, comparisons, properties, iteration, `with`, `raise`. They are written as the method calls that
 * they are, `a[b]` as `a.__getitem__(b)`, and answered like those; where the object has no such method, nothing is
 * called. Conversions (`str`, `bool`, `len`) are left out: they bring no data along. The same values each time.
 */
export function implicitCalls(engine: Engine, scope: Scope, node: number): readonly CallOf[] {
  return engine.once<readonly CallOf[]>(`implicit calls ${node}`, scope, [], () =>
    callsAt(engine, engine.walked(scope), node),
  );
}

function callsAt(engine: Engine, walked: Walked, node: number): readonly CallOf[] {
  const { tree } = walked.scope.module;
  const at = new Place(walked, node);
  switch (tree.kind(node)) {
    case Kind.Subscript:
      return subscript(at);
    case Kind.BinOp: {
      const [left, right] = [at.of(Field.BinOp.left), at.of(Field.BinOp.right)];
      const name = BINARY[tree.operator(node)];
      return [at.method(left, `__${name}__`, [right]), at.method(right, `__r${name}__`, [left])].flat();
    }
    case Kind.AugAssign: {
      const [left, right] = [at.of(Field.AugAssign.target), at.of(Field.AugAssign.value)];
      const name = BINARY[tree.operator(node)];
      return ['i', ''].flatMap((prefix) => at.method(left, `__${prefix}${name}__`, [right]));
    }
    case Kind.Compare:
      return comparisons(at);
    case Kind.Attribute:
      return tree.isStore(node) ? attributeStore(engine, at) : attributeLoad(at);
    case Kind.Raise: {
      // `raise Error` makes one.
      const raised = at.of(Field.Raise.exc);
      return raised && raised.kind !== 'call' ? [at.call(raised, [])] : [];
    }
    case Kind.For:
    case Kind.AsyncFor:
      return iteration(at, at.of(Field.For.iter));
    case Kind.Comprehension:
      return iteration(at, at.of(Field.Comprehension.iter));
    case Kind.Starred:
      return tree.isStore(node) ? [] : iteration(at, at.of(Field.Starred.value));
    case Kind.YieldFrom:
      return iteration(at, at.of(Field.YieldFrom.value));
    case Kind.WithItem: {
      const opened = at.of(Field.WithItem.context);
      return ['__enter__', '__aenter__', '__exit__', '__aexit__'].flatMap((name) => at.method(opened, name));
    }
    case Kind.Await:
      return at.method(at.of(Field.Await.value), '__await__');
    default:
      return [];
  }
}

/** A node whose calls are made, with the values around it. */
class Place {
  readonly walked: Walked;
  readonly node: number;
  readonly site: Site;

  constructor(walked: Walked, node: number) {
    this.walked = walked;
    this.node = node;
    this.site = { scope: walked.scope, node };
  }

  of(field: Field): Value | undefined {
    return this.value(this.walked.scope.module.tree.child(this.node, field));
  }

  value(node: number): Value | undefined {
    return this.walked.values.get(node);
  }

  constant(literal: string): Value {
    return { kind: 'constant', literal, site: this.site };
  }

  call(callee: Value, values: readonly Value[]): CallOf {
    const args = values.map((value) => ({ value, keyword: 0, unpacked: false }));
    return { kind: 'call', callee, args, facts: undefined, site: this.site };
  }

  /** `receiver.name(…)`; nothing where one of the values was never computed, or the receiver has no methods of ours. */
  method(
    receiver: Value | undefined,
    name: string,
    args: readonly (Value | undefined)[] = [],
  ): readonly CallOf[] {
    if (!receiver || !mayBeObject(receiver) || !args.every((one) => one !== undefined)) return [];
    const callee: Value = { kind: 'attribute', base: receiver, name: intern(name), site: this.site };
    return [this.call(callee, args)];
  }
}

/** What is certainly none of the project's objects needs no question. */
function mayBeObject(value: Value): boolean {
  return !PLAIN.has(objectOf(value).kind);
}

const PLAIN: ReadonlySet<Value['kind']> = new Set<Value['kind']>([
  'constant',
  'sequence',
  'mapping',
  'module',
  'function',
]);

function subscript(at: Place): readonly CallOf[] {
  const { tree } = at.walked.scope.module;
  const [base, key] = [at.of(Field.Subscript.value), at.of(Field.Subscript.slice)];
  switch (tree.context(at.node)) {
    case Context.Store: {
      const stored = at.walked.itemStores.get(at.node);
      return at.method(base, '__setitem__', [key, stored?.value]);
    }
    case Context.Del:
      return at.method(base, '__delitem__', [key]);
    default:
      return at.method(base, '__getitem__', [key]);
  }
}

/** `object.name = value`: `__setattr__`, or the setter of a property, as `type(object).name.fset(object, value)`. */
function attributeStore(engine: Engine, at: Place): readonly CallOf[] {
  const store = storeAt(engine, at.walked.scope, at.node);
  if (!store || !mayBeObject(store.object)) return [];
  const { object, name, value } = store;
  return [
    at.call(ofProperty(at, object, name, SETTER), [object, value]),
    ...at.method(object, '__setattr__', [at.constant(spelling(name)), value]),
  ];
}

/** What is assigned to an attribute there, if the place is ever come to. */
export function storeAt(engine: Engine, scope: Scope, node: number): AttributeStore | undefined {
  const stores = engine.once<ReadonlyMap<number, AttributeStore>>(
    'stores by node',
    scope,
    new Map(),
    () => new Map(engine.walked(scope).stores.map((store) => [store.node, store])),
  );
  return stores.get(node);
}

/** `object.name` of a property: `type(object).name.fget(object)`. */
function attributeLoad(at: Place): readonly CallOf[] {
  const object = at.of(Field.Attribute.value);
  if (!object || !mayBeObject(object)) return [];
  const name = at.walked.scope.module.tree.nameId(at.node);
  return [at.call(ofProperty(at, object, name, GETTER), [object])];
}

function ofProperty({ site }: Place, object: Value, name: number, function_: number): Value {
  const args = [{ value: object, keyword: 0, unpacked: false }];
  const callee: Value = { kind: 'library', path: 'builtins.type', site };
  const type: Value = { kind: 'call', callee, args, facts: undefined, site };
  const property: Value = { kind: 'attribute', base: type, name, site };
  return { kind: 'attribute', base: property, name: function_, site };
}

export const GETTER = intern('fget');
export const SETTER = intern('fset');

function comparisons(at: Place): readonly CallOf[] {
  const { tree } = at.walked.scope.module;
  const calls: CallOf[] = [];
  let left = at.of(Field.Compare.left);
  for (let i = 0; i < tree.count(at.node); i += 1) {
    const comparison = tree.item(at.node, i);
    const right = at.value(tree.child(comparison, Field.Comparison.right));
    const names = COMPARISONS[tree.operator(comparison)];
    if (names) calls.push(...at.method(left, names[0], [right]), ...at.method(right, names[1], [left]));
    else if (MEMBERSHIP.has(tree.operator(comparison)))
      calls.push(...at.method(right, '__contains__', [left]));
    left = right;
  }
  return calls;
}

/** The iterator is asked for once, then for each element; an asynchronous one in its own words. */
function iteration(at: Place, over: Value | undefined): readonly CallOf[] {
  return [['__iter__', '__next__'] as const, ['__aiter__', '__anext__'] as const].flatMap(([iter, next]) => {
    const [iterator] = at.method(over, iter);
    return iterator ? [iterator, ...at.method(iterator, next)] : [];
  });
}

/** The methods of binary operators, without underscores. */
const BINARY: Readonly<Record<number, string>> = {
  [Operator.Add]: 'add',
  [Operator.Sub]: 'sub',
  [Operator.Mult]: 'mul',
  [Operator.MatMult]: 'matmul',
  [Operator.Div]: 'truediv',
  [Operator.Mod]: 'mod',
  [Operator.Pow]: 'pow',
  [Operator.LShift]: 'lshift',
  [Operator.RShift]: 'rshift',
  [Operator.BitOr]: 'or',
  [Operator.BitXor]: 'xor',
  [Operator.BitAnd]: 'and',
  [Operator.FloorDiv]: 'floordiv',
};

/** The method of the left side and that of the right. */
const COMPARISONS: Readonly<Record<number, readonly [string, string]>> = {
  [Operator.Eq]: ['__eq__', '__eq__'],
  [Operator.NotEq]: ['__ne__', '__ne__'],
  [Operator.Lt]: ['__lt__', '__gt__'],
  [Operator.LtE]: ['__le__', '__ge__'],
  [Operator.Gt]: ['__gt__', '__lt__'],
  [Operator.GtE]: ['__ge__', '__le__'],
};

const MEMBERSHIP: ReadonlySet<number> = new Set([Operator.In, Operator.NotIn]);

/** The methods that are called so. Others that the language calls, such as `__get__` and `__del__`, are not followed. */
export const IMPLICIT_METHODS: ReadonlySet<string> = new Set([
  ...['__getitem__', '__setitem__', '__delitem__', '__contains__', '__setattr__', '__call__', '__await__'],
  ...['__iter__', '__next__', '__aiter__', '__anext__', '__enter__', '__exit__', '__aenter__', '__aexit__'],
  ...Object.values(BINARY).flatMap((name) => ['', 'r', 'i'].map((prefix) => `__${prefix}${name}__`)),
  ...Object.values(COMPARISONS).flat(),
]);
