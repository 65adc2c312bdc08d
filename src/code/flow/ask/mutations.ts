import { changesIn, holderChangedBy, innerContainer, PUTTING_METHODS } from '../../program/holders.ts';
import type { Module } from '../../program/module.ts';
import { bindingOf, type Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { elementOfValue, itemOfValue } from '../derived.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { equals } from '../walk/fold.ts';
import { isAnother, keptBy } from './apart.ts';
import { argumentsFor } from './bind.ts';
import { resolutionOrder, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import { frameOf, heldArguments } from './frames.ts';
import { putIntoHandedOut, returningName } from './handed-out.ts';
import { receiverOf } from './receivers.ts';
import type {
  ContainerReference,
  Frame,
  Held,
  InstanceReference,
  LibraryReference,
  Reference,
} from './reference.ts';

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
  /** The objects in whose attribute the container lies, where that is known. */
  readonly of?: readonly Reference[];
}

/** Everything that is put into what an attribute or variable holds, or by calls that have got it. */
export function mutationsOf(engine: Engine, holder: Value, frame: Frame | undefined): readonly Mutation[] {
  const named = byName(engine, objectOf(holder), frame);
  if (holder.kind !== 'snapshot' || holder.contents.writers.length === 0) return named;
  return [
    ...named,
    ...holder.contents.writers.flatMap((call) => putByCall(engine, call, holder.object, frame, MAX_HANDED)),
  ];
}

function byName(engine: Engine, object: Value, frame: Frame | undefined): readonly Mutation[] {
  switch (object.kind) {
    case 'attribute':
      return engine.refs(objectOf(object.base), frame).flatMap((base) => {
        if (base.sort === 'instance') return ofInstance(engine, base, object.name);
        if (base.sort === 'class') return inClass(engine, base.scope, object.name);
        if (base.sort === 'library')
          return inShared(engine, engine.stepInto(base, spelling(object.name), undefined), object.name);
        return base.sort === 'module' && base.module ? inModule(engine, base.module, object.name) : [];
      });
    case 'library':
      return inShared(engine, engine.library(object.path), intern(object.path.replace(/.*\./, '')));
    case 'parameter':
      return inGiven(engine, object, frame);
    case 'global':
      return inModule(engine, object.site.scope.module, object.name);
    case 'outer':
      return inFunction(engine, object.scope, object.name);
    case 'sequence':
    case 'mapping':
      return namesOf(engine, object).flatMap((name) => inModule(engine, object.site.scope.module, name));
    default:
      return [];
  }
}

/** `request["user"] = x` in another function that the library gives the same thing, under the same name. */
function inGiven(
  engine: Engine,
  given: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Mutation[] {
  const name = given.site.scope.parameters[given.index]?.name ?? 0;
  if (!name || !SHARED_NAMES.has(name)) return NONE;
  return engine
    .refs(given, frame)
    .flatMap((ref) => (ref.sort === 'library' ? inShared(engine, ref, name) : NONE));
}

/** What handlers call the request that their framework gives them. */
const SHARED_NAMES: ReadonlySet<number> = new Set(['request', 'req', 'app'].map(intern));

/** The variables of a module that hold a container which was made for them. */
function namesOf(engine: Engine, { site }: Value): readonly number[] {
  if (site.scope.sort !== 'module') return [];
  const names = engine.once<ReadonlyMap<number, readonly number[]>>(
    'containers',
    site.scope,
    new Map(),
    () => {
      const found = new Map<number, number[]>();
      const filled = engine.program.filledFromInside(site.scope.module);
      for (const [name, values] of engine.walked(site.scope).assigned) {
        if (!filled.has(name)) continue;
        for (const value of values) {
          const { node } = objectOf(value).site;
          found.set(node, [...(found.get(node) ?? []), name]);
        }
      }
      return found;
    },
  );
  return names.get(site.node) ?? [];
}

/** Functions that hand an object on to others, which put something into it. */
const MAX_HANDED = 3;

/** What the functions that a call enters put into an object that it gives them. */
function putByCall(
  engine: Engine,
  call: CallOf,
  object: Value,
  frame: Frame | undefined,
  depth: number,
): readonly Mutation[] {
  if (depth === 0 || !isGiven(call, object)) return [];
  return engine.refs(call.callee, frame).flatMap((callee) => {
    if (callee.sort !== 'function') return [];
    const inner = frameOf(engine, callee, call, heldArguments(call, frame));
    return callee.scope.parameters.flatMap(({ name }, index) => {
      const isIt =
        inner && argumentsFor(engine, inner, index).some(({ value }) => objectOf(value) === object);
      return name && isIt ? putInto(engine, callee.scope, index, name, inner, depth) : [];
    });
  });
}

function isGiven({ args }: CallOf, object: Value): boolean {
  return args.some(({ value }) => objectOf(value) === object);
}

/** What a function puts into one of its parameters, by itself and through what it calls. */
function putInto(
  engine: Engine,
  scope: Scope,
  index: number,
  name: number,
  frame: Frame,
  depth: number,
): readonly Mutation[] {
  const own = inFunction(engine, scope, name).map((one) => ({
    ...one,
    value: one.value.value.site.scope === scope ? { value: one.value.value, frame } : one.value,
  }));
  const handed = callsHandingOn(engine, scope).flatMap(({ call, object }) =>
    object.kind === 'parameter' && object.index === index
      ? putByCall(engine, call, object, frame, depth - 1)
      : [],
  );
  return [...own, ...handed];
}

interface HandingOn {
  readonly call: CallOf;
  readonly object: Value;
}

/** The calls in a function that get one of its parameters as it is. */
function callsHandingOn(engine: Engine, scope: Scope): readonly HandingOn[] {
  return engine.once<readonly HandingOn[]>('handing on', scope, [], () =>
    [...engine.walked(scope).values.values()].flatMap((call) =>
      call.kind !== 'call' || call.callee.kind === 'library'
        ? []
        : call.args
            .map(({ value }) => objectOf(value))
            .filter((object) => object.kind === 'parameter')
            .map((object) => ({ call, object })),
    ),
  );
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
      const item = key ? itemOfValue(value.value, key, site) : elementOfValue(value.value);
      return { value: item, frame: value.frame };
    });
}

/** What functions put into a container that a variable of its module holds, whoever has it by now. */
export function filledItems(
  engine: Engine,
  { value }: ContainerReference,
  key: Value | undefined,
): readonly Held[] {
  return value.site.scope.sort === 'module' ? mutatedItems(engine, value, key, undefined) : [];
}

function mayEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (a?.kind !== 'constant' || b?.kind !== 'constant') return true;
  return equals(a.literal, b.literal);
}

const NONE: readonly Mutation[] = [];

function ofInstance(engine: Engine, ref: InstanceReference, name: number): readonly Mutation[] {
  const all = inClass(engine, ref.scope, name);
  const own = all.filter(({ of }) => !of?.every((one) => isAnother(one, ref)));
  return own.flatMap((mutation) =>
    keptBy(engine, ref, mutation.value).map((value) => ({ ...mutation, value })),
  );
}

function inClass(engine: Engine, cls: Scope, name: number): readonly Mutation[] {
  return engine.once(`mutations ${name}`, cls, NONE, () => {
    const family = new Set<Scope>(subclassesOf(engine, cls));
    for (const base of resolutionOrder(engine, cls)) if (base.sort === 'class') family.add(base.scope);
    const className = intern(cls.name);
    const filling = new Set(engine.program.filling(name));
    return engine.program.mentioning(name).flatMap((module) => {
      const isHome = module === cls.module || hasMember(family, module);
      if (!isHome && !module.written.has(className)) return [];
      const nodes = filling.has(module) ? holders(engine, module, name) : [];
      // Functions outside of these classes give none of their attributes.
      const givers = isHome ? returningName(engine, module, name) : [];
      return [
        ...nodes.flatMap((node) => madeIn(engine, module, node, family)),
        ...handedOut(
          engine,
          givers.filter(({ parent }) => parent && family.has(parent)),
        ),
      ];
    });
  });
}

function handedOut(engine: Engine, givers: readonly Scope[]): readonly Mutation[] {
  return putIntoHandedOut(engine, givers).map(({ key, value }) => ({
    key,
    value: free(value),
    whole: false,
  }));
}

function hasMember(family: ReadonlySet<Scope>, module: Module): boolean {
  return [...family].some((scope) => scope.module === module);
}

/** What is put into the attribute that `node` is, if it is one of an instance of these classes, or of a class itself. */
function madeIn(
  engine: Engine,
  module: Module,
  node: number,
  family: ReadonlySet<Scope>,
): readonly Mutation[] {
  const { tree } = module;
  if (tree.kind(node) !== Kind.Attribute) return NONE;
  const scope = engine.program.enclosingScope(module, node);
  const base = tree.child(node, Field.Attribute.value);
  const isSelf = tree.kind(base) === Kind.Name && scope.parameters[0]?.name === tree.nameId(base);
  const self = isSelf ? receiverOf(scope) : undefined;
  if (self && 'scope' in self) return family.has(self.scope) ? made(engine, module, node) : NONE;
  const value = engine.walked(scope).values.get(base);
  const of = value ? engine.refs(value, undefined) : [];
  const isOne = of.some((ref) => (ref.sort === 'instance' || ref.sort === 'class') && family.has(ref.scope));
  return isOne ? made(engine, module, node).map((mutation) => ({ ...mutation, of })) : NONE;
}

/** `app.config[key] = x` anywhere in the program, for an object of a library that its functions share. */
function inShared(engine: Engine, { entry }: LibraryReference, name: number): readonly Mutation[] {
  if (!entry?.shared) return NONE;
  const isIt = (module: Module, node: number) => {
    const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(node);
    const refs = value ? engine.near.refs(objectOf(value), undefined) : [];
    return refs.some((ref) => ref.sort === 'library' && ref.entry === entry);
  };
  return engine.once(`mutations of what is shared ${name}`, entry, NONE, () =>
    engine.program
      .filling(name)
      .flatMap((module) =>
        holders(engine, module, name).flatMap((node) =>
          isIt(module, node) ? made(engine, module, node) : [],
        ),
      ),
  );
}

function inModule(engine: Engine, home: Module, name: number): readonly Mutation[] {
  return engine.once(`mutations ${name}`, home, NONE, () => [
    ...engine.program
      .filling(name)
      .flatMap((module) =>
        holders(engine, module, name).flatMap((node) =>
          isVariableOf(engine, module, node, home, name) ? made(engine, module, node) : [],
        ),
      ),
    ...handedOut(
      engine,
      returningName(engine, home, name).filter((scope) => bindingOf(scope, name).sort === 'global'),
    ),
  ]);
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
  if (stored) return [put(place.depth, stored.key, stored.value, false)];
  const call = walked.values.get(tree.parent(place.node));
  if (call?.kind !== 'call') return [];
  const method = PUTTING_METHODS.get(spelling(tree.nameId(place.node)));
  const args = call.args.filter((argument) => argument.keyword === 0 && !argument.unpacked);
  if (!method || isOwnMethod(engine, call)) return [];
  const value = args[method.value]?.value;
  const key = method.key === undefined ? undefined : args[method.key]?.value;
  const named = call.args.filter((argument) => argument.keyword !== 0);
  return [
    ...(value ? [put(place.depth, key, value, method.whole === true)] : []),
    ...named.map(({ keyword, value: given }) => put(place.depth, nameOf(keyword, given), given, false)),
  ];
}

/** `Model.update(row)`: a function of the project that has the name by chance; what it stores is found in it. */
function isOwnMethod(engine: Engine, { callee }: CallOf): boolean {
  const refs = engine.near.refs(callee, undefined);
  return (
    refs.length > 0 &&
    refs.every(
      (ref) =>
        ref.sort === 'function' &&
        ref.scope.parent?.sort === 'class' &&
        !isBuiltUpon(engine, ref.scope.parent),
    )
  );
}

/** A class that keeps items as its library does, `class Cart(dict)`. */
function isBuiltUpon(engine: Engine, cls: Scope): boolean {
  return resolutionOrder(engine, cls).some(
    (base) => base.sort === 'library' && !base.path.startsWith('typing.'),
  );
}

/**
 * What is put into a container, or into one inside of it: `holder[a].append(x)` puts a list with `x` in it under a key
 * that is not known. Further in it may be anything.
 */
function put(depth: number, key: Value | undefined, value: Value, whole: boolean): Mutation {
  if (depth === 0) return { key, value: free(value), whole };
  if (depth > 1) return { key: undefined, value: free(value), whole };
  const { site } = value;
  const inner: Value = key
    ? { kind: 'mapping', entries: [{ key, value, maybe: true }], site }
    : { kind: 'sequence', sort: 'list', elements: [], rest: [whole ? elementOfValue(value) : value], site };
  return { key: undefined, value: free(inner), whole: false };
}

/** The key that `update(name=value)` puts it under; undefined of `**value`. */
function nameOf(keyword: number, { site }: Value): Value | undefined {
  return keyword ? { kind: 'constant', literal: spelling(keyword), site } : undefined;
}

function free(value: Value): Held {
  return { value, frame: undefined };
}

/** From `holder` out through `holder[a]` to `holder[a][b] = …` or `holder.setdefault(a, []).append`. */
function outermost(tree: Tree, holder: number): { readonly node: number; readonly depth: number } {
  let at = holder;
  let depth = 0;
  for (
    let inner = innerContainer(tree, at);
    inner && isChanged(tree, inner);
    inner = innerContainer(tree, at)
  ) {
    at = inner;
    depth += 1;
  }
  return { node: tree.parent(at), depth };
}

/** Something is done with it at once; `holder.setdefault(a, x)` by itself is no way further in. */
function isChanged(tree: Tree, node: number): boolean {
  if (tree.kind(node) === Kind.Subscript) return true;
  const parent = tree.parent(node);
  return tree.kind(parent) === Kind.Attribute || tree.kind(parent) === Kind.Subscript;
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
