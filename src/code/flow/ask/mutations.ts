import { changesIn, holderChangedBy, PUTTING_METHODS } from '../../program/holders.ts';
import type { Module } from '../../program/module.ts';
import { bindingOf, type Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Context, Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { objectOf, type Value } from '../value.ts';
import { equals } from '../walk/fold.ts';
import { resolutionOrder, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import { receiverOf } from './receivers.ts';
import type { Frame, Held } from './reference.ts';

/**
 * What other functions put into a container that lives in an attribute or in a variable of a module or function:
 * `self.items.append(x)`, `CACHE[key] = x`. Without these a container that begins empty would look constant.
 */
export interface Mutation {
  /** Undefined where it may be any. */
  readonly key: Value | undefined;
  readonly value: Held;
  /** The value is iterated, and its elements are put in. */
  readonly whole: boolean;
}

/** Everything that is put into what an attribute or variable holds. */
export function mutationsOf(engine: Engine, holder: Value, frame: Frame | undefined): readonly Mutation[] {
  const object = objectOf(holder);
  switch (object.kind) {
    case 'attribute':
      return engine.refs(objectOf(object.base), frame).flatMap((base) => {
        if (base.sort === 'instance' || base.sort === 'class')
          return inClass(engine, base.scope, object.name);
        return base.sort === 'module' && base.module ? inModule(engine, base.module, object.name) : [];
      });
    case 'global':
      return inModule(engine, object.site.scope.module, object.name);
    case 'outer':
      return inFunction(engine, object.scope, object.name);
    default:
      return [];
  }
}

/** The values that `holder[key]` may be, of all that is put there elsewhere. */
export function mutatedItems(
  engine: Engine,
  holder: Value,
  key: Value | undefined,
  frame: Frame | undefined,
): readonly Held[] {
  return mutationsOf(engine, holder, frame)
    .filter((one) => mayEqual(one.key, key))
    .map(({ value, whole }) => {
      if (!whole) return value;
      const { site } = value.value;
      const item: Value = key
        ? { kind: 'item', base: value.value, key, site }
        : { kind: 'element', of: value.value, site };
      return { value: item, frame: value.frame };
    });
}

function mayEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (a?.kind !== 'constant' || b?.kind !== 'constant') return true;
  return equals(a.literal, b.literal);
}

const NONE: readonly Mutation[] = [];

function inClass(engine: Engine, cls: Scope, name: number): readonly Mutation[] {
  return engine.once(`mutations ${name}`, cls, NONE, () => {
    const family = new Set<Scope>(subclassesOf(engine, cls));
    for (const base of resolutionOrder(engine, cls)) if (base.sort === 'class') family.add(base.scope);
    const className = intern(cls.name);
    return engine.program.mentioning(name).flatMap((module) => {
      if (module !== cls.module && !module.written.has(className) && !hasMember(family, module)) return [];
      return holders(engine, module, name).flatMap((node) =>
        module.tree.kind(node) === Kind.Attribute && isOf(engine, module, node, family)
          ? made(engine, module, node)
          : [],
      );
    });
  });
}

function hasMember(family: ReadonlySet<Scope>, module: Module): boolean {
  return [...family].some((scope) => scope.module === module);
}

/** Whether `node` is an attribute of an instance of one of these classes, or of the class itself. */
function isOf(engine: Engine, module: Module, node: number, family: ReadonlySet<Scope>): boolean {
  const { tree } = module;
  const scope = engine.program.enclosingScope(module, node);
  const base = tree.child(node, Field.Attribute.value);
  const isSelf = tree.kind(base) === Kind.Name && scope.parameters[0]?.name === tree.nameId(base);
  const self = isSelf ? receiverOf(scope) : undefined;
  if (self && 'scope' in self) return family.has(self.scope);
  const value = engine.walked(scope).values.get(base);
  return (
    value !== undefined &&
    engine
      .refs(value, undefined)
      .some((ref) => (ref.sort === 'instance' || ref.sort === 'class') && family.has(ref.scope))
  );
}

function inModule(engine: Engine, home: Module, name: number): readonly Mutation[] {
  return engine.once(`mutations ${name}`, home, NONE, () =>
    engine.program
      .mentioning(name)
      .flatMap((module) =>
        holders(engine, module, name).flatMap((node) =>
          isVariableOf(engine, module, node, home, name) ? made(engine, module, node) : [],
        ),
      ),
  );
}

/** `NAME` in its own module's functions, `module.NAME` and an imported `NAME` elsewhere. */
function isVariableOf(engine: Engine, module: Module, node: number, home: Module, name: number): boolean {
  const scope = engine.program.enclosingScope(module, node);
  if (module === home && module.tree.kind(node) === Kind.Name) {
    return scope.sort !== 'module' && bindingOf(scope, name).sort === 'global';
  }
  const value = engine.walked(scope).values.get(node);
  return (
    value?.kind === 'attribute' &&
    value.base.kind === 'module' &&
    value.base.module === home &&
    value.name === name
  );
}

function inFunction(engine: Engine, home: Scope, name: number): readonly Mutation[] {
  return engine.once(`mutations ${name}`, home, NONE, () =>
    holders(engine, home.module, name).flatMap((node) => {
      if (home.module.tree.kind(node) !== Kind.Name) return [];
      const scope = engine.program.enclosingScope(home.module, node);
      const binding = bindingOf(scope, name);
      const isHome = scope === home || (binding.sort === 'outer' && binding.scope === home);
      return isHome ? made(engine, home.module, node) : [];
    }),
  );
}

/** The mutation that is made through a holder, as the walk has seen it. */
function made(engine: Engine, module: Module, holder: number): readonly Mutation[] {
  const { tree } = module;
  const place = outermost(tree, holder);
  const walked = engine.walked(engine.program.enclosingScope(module, holder));
  const stored = walked.itemStores.get(place.node);
  if (stored)
    return [{ key: place.nested ? undefined : stored.key, value: free(stored.value), whole: false }];
  const call = walked.values.get(tree.parent(place.node));
  if (call?.kind !== 'call') return [];
  const method = PUTTING_METHODS.get(spelling(tree.nameId(place.node)));
  const args = call.args.filter((argument) => argument.keyword === 0 && !argument.unpacked);
  const value = method && args[method.value]?.value;
  if (!value) return [];
  const key = method.key === undefined || place.nested ? undefined : args[method.key]?.value;
  const named = call.args.filter((argument) => argument.keyword !== 0);
  return [
    { key, value: free(value), whole: method.whole === true },
    ...named.map((argument) => ({ key: undefined, value: free(argument.value), whole: false })),
  ];
}

function free(value: Value): Held {
  return { value, frame: undefined };
}

/** From `holder` out through `holder[a]` to `holder[a][b] = …` or `holder[a].append`. */
function outermost(tree: Tree, holder: number): { readonly node: number; readonly nested: boolean } {
  let node = tree.parent(holder);
  let nested = false;
  while (tree.kind(node) === Kind.Subscript && tree.context(node) === Context.Load) {
    nested = true;
    node = tree.parent(node);
  }
  return { node, nested };
}

/** Names and attributes of a file through which something is put into what they hold, by name. */
function holders(engine: Engine, module: Module, name: number): readonly number[] {
  const index = engine.once<ReadonlyMap<number, readonly number[]>>('holders', module, new Map(), () =>
    findHolders(module),
  );
  return index.get(name) ?? [];
}

function findHolders(module: Module): ReadonlyMap<number, readonly number[]> {
  const { tree } = module;
  const found = new Map<number, number[]>();
  for (const node of [...changesIn(module, 0, tree.root)].sort((a, b) => a - b)) {
    const holder = holderChangedBy(tree, node);
    if (!holder) continue;
    const list = found.get(tree.nameId(holder));
    if (list) list.push(holder);
    else found.set(tree.nameId(holder), [holder]);
  }
  return found;
}
