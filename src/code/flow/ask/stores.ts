import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind, Parameter } from '../../python/nodes.ts';
import { itemOfValue } from '../derived.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { type FinalState, snapshotOf } from '../walk/state.ts';
import type { AttributeStore, Walked } from '../walk/walked.ts';
import { keptBy } from './apart.ts';
import { firstInit, inherits, resolutionOrder, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { storeAt } from './implicit.ts';
import { receiverOf, takesReceiver } from './receivers.ts';
import type { Frame, Held, HeldArgument, InstanceReference, LibraryReference } from './reference.ts';

/** What is stored in the attributes of objects, by their own methods and by others. */

/**
 * What methods store in `self.name`: the last value of `__init__` in the activation that made the instance, and
 * whatever other methods of the class and its bases store.
 */
export function storedIn(engine: Engine, ref: InstanceReference, name: number): readonly Held[] {
  const helds: Held[] = [];
  for (const base of resolutionOrder(engine, ref.scope)) {
    if (base.sort === 'class') helds.push(...storedByClass(engine, base.scope, ref, name));
  }
  if (!ref.made) {
    for (const scope of subclassesOf(engine, ref.scope))
      helds.push(...storedByClass(engine, scope, ref, name));
  }
  helds.push(...storedElsewhere(engine, ref, name), ...storedByKeyword(engine, ref, name));
  return helds;
}

/** `setattr(self, key, value)` for all that `__init__` is given by name, `self.__dict__.update(values)`. */
function storedByKeyword(engine: Engine, { scope, made }: InstanceReference, name: number): readonly Held[] {
  const init = made && made.args.length > 0 ? firstInit(engine, scope) : undefined;
  if (!made || !init || init.parameters.some((one) => one.name === name) || !keepsAll(engine, init))
    return [];
  return made.args.flatMap((argument): Held[] => {
    if (argument.keyword) return argument.keyword === name ? [argument] : [];
    if (!argument.byName) return [];
    const { site } = argument.value;
    const key: Value = { kind: 'constant', literal: spelling(name), site };
    return [{ value: itemOfValue(argument.value, key, site), frame: argument.frame }];
  });
}

/** Whether a function stores all of its `**names` under their names. */
function keepsAll(engine: Engine, init: Scope): boolean {
  if (!init.parameters.some(({ passing }) => passing === Parameter.Keywords)) return false;
  return engine.once('keeps all', init, false, () =>
    [...engine.walked(init).values.values()].some(
      (value) => value.kind === 'call' && storesByName(value, init),
    ),
  );
}

function storesByName({ callee, args }: CallOf, init: Scope): boolean {
  const isOwn = (value: Value | undefined) => value !== undefined && isSelf(value, init);
  if (callee.kind === 'global' || callee.kind === 'library') {
    const isSetattr = callee.kind === 'global' ? callee.name === SETATTR : callee.path === 'builtins.setattr';
    return isSetattr && args[1]?.value.kind !== 'constant' && isOwn(args[0]?.value);
  }
  if (callee.kind !== 'attribute' || callee.name !== UPDATE) return false;
  const dict = objectOf(callee.base);
  if (dict.kind === 'attribute') return dict.name === DICT && isOwn(dict.base);
  return dict.kind === 'call' && dict.args.length === 1 && isVars(dict.callee) && isOwn(dict.args[0]?.value);
}

function isVars(callee: Value): boolean {
  return callee.kind === 'global'
    ? callee.name === VARS
    : callee.kind === 'library' && callee.path === 'builtins.vars';
}

const [UPDATE, DICT, VARS] = [intern('update'), intern('__dict__'), intern('vars')];

/**
 * `object.name = value` outside of methods, in files that name the class: on an instance of it, or on something that
 * nothing is known of. Without these an attribute could look constant that is not.
 */
function storedElsewhere(engine: Engine, { scope: cls }: InstanceReference, name: number): readonly Held[] {
  return engine.once<readonly Held[]>(`stored elsewhere ${name}`, cls, [], () => {
    const helds: Held[] = [];
    for (const module of storingIn(engine, cls, name)) {
      for (const { scope, node, isOwn } of storesIn(engine, module, name)) {
        if (isOwn) continue;
        const store = engine.walked(scope).stores.find((one) => one.node === node);
        if (store && mayBeInstance(engine.near, store.object, cls)) {
          helds.push({ value: store.value, frame: undefined });
        }
      }
    }
    return helds;
  });
}

/** The files that name a class and assign to an attribute of a name. */
function storingIn({ program }: Engine, cls: Scope, name: number): readonly Module[] {
  const storing = new Set(program.storing(name));
  return program.mentioning(intern(cls.name)).filter((module) => storing.has(module));
}

/** `Class.name = value` outside of the class's body, `setattr(Class, "name", value)`. */
export function storedInClass(engine: Engine, cls: Scope, name: number): readonly Held[] {
  return engine.once<readonly Held[]>(`stored in class ${name}`, cls, [], () => {
    const written = storingIn(engine, cls, name).flatMap((module) =>
      storesIn(engine, module, name).flatMap(({ scope, node, isOwn }) => {
        if (isOwn && receiverOf(scope)?.sort !== 'class') return [];
        return engine.walked(scope).stores.find((one) => one.node === node) ?? [];
      }),
    );
    const isClass = ({ object }: AttributeStore) =>
      engine.near
        .refs(objectOf(object), undefined)
        .some((ref) => ref.sort === 'class' && inherits(engine, ref.scope, cls));
    return [...written, ...(storesBySetattr(engine).get(name) ?? [])]
      .filter(isClass)
      .map(({ value }) => ({ value, frame: undefined }));
  });
}

/** `module.NAME = value` in another module, `setattr(module, "NAME", value)`. */
export function storedInModule(engine: Engine, module: Module, name: number): readonly Held[] {
  return engine.once<readonly Held[]>(`stored in module ${name}`, module, [], () => {
    const written = engine.program
      .storing(name)
      .flatMap((one) => (one === module ? [] : storesIn(engine, one, name)))
      .flatMap(({ scope, node, isOwn }) => {
        const store = isOwn ? undefined : engine.walked(scope).stores.find((one) => one.node === node);
        return store ? [store] : [];
      });
    return [...written, ...(storesBySetattr(engine).get(name) ?? [])]
      .filter((store) => store.name === name && isModule(engine, store.object, module))
      .map(({ value }) => ({ value, frame: undefined }));
  });
}

function isModule(engine: Engine, object: Value, module: Module): boolean {
  const refs = engine.near.refs(objectOf(object), undefined);
  return refs.some((ref) => ref.sort === 'module' && ref.module === module);
}

/** What `setattr` stores under names that are known, in the whole program, by these. */
function storesBySetattr(engine: Engine): ReadonlyMap<number, Walked['stores']> {
  return engine.once<ReadonlyMap<number, Walked['stores']>>(
    'stores by setattr',
    engine.program,
    new Map(),
    () => {
      const stores = engine.program.mentioning(SETATTR).flatMap((module) => {
        const { tree } = module;
        return Array.from(engine.program.references(module, SETATTR)).flatMap((node) => {
          const call = tree.parent(node);
          if (tree.kind(call) !== Kind.Call) return [];
          const scope = engine.program.enclosingScope(module, call);
          return storeAt(engine, scope, call) ?? [];
        });
      });
      return Map.groupBy(stores, ({ name }) => name);
    },
  );
}

const SETATTR = intern('setattr');

/** `flask.g.name = value` anywhere in the program, for an object of a library that its functions share. */
export function storedOnShared(engine: Engine, { entry }: LibraryReference, name: number): readonly Held[] {
  if (!entry?.shared) return [];
  return engine.once<readonly Held[]>(`stored on shared ${name}`, entry, [], () =>
    engine.program.storing(name).flatMap((module) =>
      storesIn(engine, module, name).flatMap(({ scope, node, isOwn }) => {
        const store = isOwn ? undefined : engine.walked(scope).stores.find((one) => one.node === node);
        const isMeant =
          store &&
          engine.near
            .refs(objectOf(store.object), undefined)
            .some((ref) => ref.sort === 'library' && ref.entry === entry);
        return isMeant ? [{ value: store.value, frame: undefined }] : [];
      }),
    ),
  );
}

function mayBeInstance(engine: Engine, object: Value, cls: Scope): boolean {
  const refs = engine.refs(objectOf(object), undefined);
  const isInstance = refs.some(
    (one) => (one.sort === 'instance' || one.sort === 'class') && one.scope === cls,
  );
  return isInstance || refs.every((one) => one.sort === 'unknown');
}

/** An assignment to an attribute, as it is written. */
interface Store {
  readonly scope: Scope;
  readonly node: number;
  /** Of a method's own first parameter. */
  readonly isOwn: boolean;
}

/** Where a module assigns to attributes of a name. */
function storesIn(engine: Engine, module: Module, name: number): readonly Store[] {
  const { tree } = module;
  const stores: Store[] = [];
  for (const node of engine.program.references(module, name)) {
    if (tree.kind(node) !== Kind.Attribute || !tree.isStore(node)) continue;
    const scope = engine.program.enclosingScope(module, node);
    const base = tree.child(node, Field.Attribute.value);
    const isFirst = tree.kind(base) === Kind.Name && scope.parameters[0]?.name === tree.nameId(base);
    stores.push({ scope, node, isOwn: isFirst && takesReceiver(scope) });
  }
  return stores;
}

function storedByClass(engine: Engine, scope: Scope, ref: InstanceReference, name: number): readonly Held[] {
  const helds: Held[] = [];
  for (const method of storingMethods(engine, scope, name)) {
    const walked = engine.walked(method);
    const makes = method.name === '__init__' || method.name === '__post_init__';
    const frame = makes ? initFrame(engine, method, ref) : undefined;
    const last = makes ? finalAttribute(walked.exit, method, name) : undefined;
    if (last) helds.push({ value: last, frame });
    else {
      for (const store of storesNamed(engine, method).get(name) ?? []) {
        if (isSelf(store.object, method)) helds.push(...keptBy(engine, ref, { value: store.value, frame }));
      }
    }
  }
  return helds;
}

/** The stores of a function by the attribute's name: some functions store thousands. */
function storesNamed(engine: Engine, scope: Scope): ReadonlyMap<number, Walked['stores']> {
  return engine.once<ReadonlyMap<number, Walked['stores']>>('stores by name', scope, new Map(), () =>
    Map.groupBy(engine.walked(scope).stores, ({ name }) => name),
  );
}

/** What `self.name` is where `__init__` ends, if that is one value for certain. */
function finalAttribute(exit: FinalState, method: Scope, name: number): Value | undefined {
  for (const [object, contents] of exit.contents) {
    if (!isSelf(object, method)) continue;
    const stored = contents.attributes.get(name);
    if (stored) return snapshotOf(exit, stored.value);
  }
  return undefined;
}

function isSelf(object: Value, method: Scope): boolean {
  const self = objectOf(object);
  return self.kind === 'parameter' && self.index === 0 && self.site.scope === method;
}

/** The methods of a class in whose text `self.name` is assigned. */
function storingMethods(engine: Engine, cls: Scope, name: number): readonly Scope[] {
  const stores = storesIn(engine, cls.module, name);
  return [...new Set(stores.filter((one) => one.isOwn && one.scope.parent === cls).map((one) => one.scope))];
}

/** The activation of an `__init__` for the instance that a call made; of a base's through `super().__init__()`. */
function initFrame(engine: Engine, init: Scope, ref: InstanceReference): Frame | undefined {
  const { made } = ref;
  if (!made) return undefined;
  // The `__init__` of a dataclass calls it, with nothing but the object.
  if (init.name === '__post_init__') return engine.frame(init, undefined, [], ref, ref.closure);
  const own = firstInit(engine, ref.scope);
  const outer = own && engine.frame(own, made.call, made.args, ref, ref.closure);
  if (!own || own === init) return outer;
  const call = own && superCallIn(engine, own);
  return call && engine.frame(init, call, argumentsOfBaseCall(call, outer), ref, ref.closure);
}

/** The call in an `__init__` that hands on to another `__init__`. */
function superCallIn(engine: Engine, init: Scope): CallOf | undefined {
  for (const value of engine.walked(init).values.values()) {
    if (value.kind !== 'call' || value.callee.kind !== 'attribute') continue;
    if (value.callee.name === intern('__init__')) return value;
  }
  return undefined;
}

/** `Base.__init__(self, x)` gives `self` by hand. */
function argumentsOfBaseCall(call: CallOf, frame: Frame | undefined): readonly HeldArgument[] {
  const args = heldArguments(call, frame);
  const first = args[0] && objectOf(args[0].value);
  const byHand = first?.kind === 'parameter' && first.index === 0;
  return byHand ? args.slice(1) : args;
}
