import { CALLED } from '../../models/paths.ts';
import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { type CallOf, objectOf, type Site, type Value } from '../value.ts';
import { fromModule, importedValue } from '../walk/imported.ts';
import type { State } from '../walk/state.ts';
import { takesReceiver } from './bind.ts';
import { resolutionOrder, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import type {
  ClassReference,
  Frame,
  FunctionReference,
  Held,
  HeldArgument,
  InstanceReference,
  Reference,
  SuperReference,
} from './reference.ts';
import { frameOf, globalValues, heldArguments } from './refs.ts';

/** What an attribute is: something that is known by itself, or values that have to be asked. */
export type Member = Reference | Held;

/** `base.name` for one thing that the base is. Nothing where it has no such attribute. */
export function attributeOf(engine: Engine, base: Reference, name: number): readonly Member[] {
  switch (base.sort) {
    case 'library':
      return [engine.stepInto(base, spelling(name), undefined)];
    case 'module':
      return moduleAttribute(engine, base.module, base.folder, name);
    case 'class':
      return classAttribute(engine, base, name);
    case 'instance':
      return instanceAttribute(engine, base, name);
    case 'super':
      return superAttribute(engine, base, name);
    case 'constant':
      return typeof base.literal === 'string' ? [engine.library(`builtins.str().${spelling(name)}`)] : [];
    case 'container':
      return [
        engine.library(`builtins.${base.value.kind === 'mapping' ? 'dict' : 'list'}().${spelling(name)}`),
      ];
    default:
      return [];
  }
}

// ---------------------------------------------------------------- modules

function moduleAttribute(
  engine: Engine,
  module: Module | undefined,
  folder: string | undefined,
  name: number,
): readonly Member[] {
  const own = module ? namespaceMember(engine, module, name) : [];
  if (own.length > 0) return own;
  const of = module ? { sort: 'module' as const, module } : { sort: 'folder' as const, folder: folder ?? '' };
  const below = engine.program.imports.submodule(of, spelling(name));
  if (below?.sort === 'module') return [{ sort: 'module', module: below.module, folder: undefined }];
  if (below?.sort === 'folder') return [{ sort: 'module', module: undefined, folder: below.folder }];
  return [];
}

/** What a module binds to a name, by itself or through `from … import *`. */
export function namespaceMember(engine: Engine, module: Module, name: number): readonly Held[] {
  return starMember(engine, module, name, new Set());
}

function starMember(engine: Engine, module: Module, name: number, seen: Set<Module>): readonly Held[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const scope = engine.program.moduleScope(module);
  const own = globalValues(engine, scope, name);
  if (own.length > 0) return own;
  for (const star of scope.stars.toReversed()) {
    const from = fromModule(engine.program, scope, star);
    if (from.sort === 'module') {
      const found = starMember(engine, from.module, name, seen);
      if (found.length > 0) return found;
    } else if (from.sort === 'library') {
      const library = engine.library(`${from.name}.${spelling(name)}`);
      const site = { scope, node: star };
      if (library.entry)
        return [{ value: importedValue({ sort: 'library', name: library.path }, site), frame: undefined }];
    }
  }
  return [];
}

// ---------------------------------------------------------------- classes

function classAttribute(engine: Engine, ref: ClassReference, name: number): readonly Member[] {
  for (const base of resolutionOrder(engine, ref.scope)) {
    if (base.sort === 'library') return [engine.stepInto(base, spelling(name), undefined)];
    const value = engine.walked(base.scope).exit.names.get(name);
    if (value) return boundTo(engine, value, ref, ref.closure);
  }
  return name === NEW ? [engine.library('builtins.object.__new__')] : [];
}

const NEW = intern('__new__');

/** The value of a class attribute, functions bound to what they were reached through. */
function boundTo(
  engine: Engine,
  value: Value,
  receiver: Reference,
  closure: Frame | undefined,
): readonly Member[] {
  const object = objectOf(value);
  if (object.kind !== 'function' && object.kind !== 'call') return [{ value, frame: closure }];
  const members: Member[] = [];
  for (const ref of engine.refs(value, closure)) {
    if (ref.sort === 'function' && !ref.receiver) members.push(...bound(engine, ref, receiver));
    else members.push(ref);
  }
  return members.length > 0 ? members : [{ value, frame: closure }];
}

function bound(engine: Engine, ref: FunctionReference, receiver: Reference): readonly Member[] {
  switch (ref.binding) {
    case 'static':
      return [ref];
    case 'class': {
      const cls: Reference =
        receiver.sort === 'instance'
          ? { sort: 'class', scope: receiver.scope, closure: receiver.closure }
          : receiver;
      return [{ ...ref, receiver: cls }];
    }
    case 'property':
      return receiver.sort === 'instance' ? propertyValues(engine, { ...ref, receiver }) : [ref];
    default:
      return receiver.sort === 'class' || !takesReceiver(ref.scope) ? [ref] : [{ ...ref, receiver }];
  }
}

function propertyValues(engine: Engine, getter: FunctionReference): readonly Held[] {
  const frame = frameOf(engine, getter, undefined, []);
  return engine.walked(getter.scope).returns.map(({ value }) => ({ value, frame }));
}

// ---------------------------------------------------------------- instances

/**
 * Python's order: what is stored in the instance, then the classes. For an instance of which nothing is known the
 * overriding methods of subclasses count too.
 */
function instanceAttribute(engine: Engine, ref: InstanceReference, name: number): readonly Member[] {
  const stored = storedIn(engine, ref, name);
  const inherited = throughClasses(engine, ref, resolutionOrder(engine, ref.scope), name);
  const overriding = ref.made ? [] : overridesOf(engine, ref, name);
  const members = [
    ...stored,
    ...inherited.filter((member) => stored.length === 0 || 'sort' in member),
    ...overriding,
  ];
  return members.length > 0 ? members : computed(engine, ref);
}

function throughClasses(
  engine: Engine,
  ref: InstanceReference,
  order: ReturnType<typeof resolutionOrder>,
  name: number,
): readonly Member[] {
  for (const base of order) {
    if (base.sort === 'library') {
      const instance = { ...engine.stepInto(base, CALLED, ref.made), instance: ref };
      return [engine.stepInto(instance, spelling(name), undefined)];
    }
    const value = engine.walked(base.scope).exit.names.get(name);
    if (value) return boundTo(engine, value, ref, ref.closure);
    const field = fieldOf(engine, base.scope, ref, name);
    if (field.length > 0) return field;
  }
  return [];
}

function overridesOf(engine: Engine, ref: InstanceReference, name: number): readonly Member[] {
  const members: Member[] = [];
  for (const scope of subclassesOf(engine, ref.scope)) {
    if (!scope.bound.has(name)) continue;
    const value = engine.walked(scope).exit.names.get(name);
    if (value) members.push(...boundTo(engine, value, { ...ref, scope }, ref.closure));
  }
  return members;
}

/** `__getattr__` answers for what is not there. */
function computed(engine: Engine, ref: InstanceReference): readonly Held[] {
  const helds: Held[] = [];
  for (const member of throughClasses(
    engine,
    ref,
    resolutionOrder(engine, ref.scope),
    intern('__getattr__'),
  )) {
    if (!('sort' in member) || member.sort !== 'function') continue;
    const frame = frameOf(engine, member, undefined, []);
    for (const { value } of engine.walked(member.scope).returns) helds.push({ value, frame });
  }
  return helds;
}

/** A field without a value in the class: of dataclasses, named tuples and models the constructor's argument. */
function fieldOf(engine: Engine, scope: Scope, ref: InstanceReference, name: number): readonly Held[] {
  if (!ref.made || engine.walked(scope).exit.names.has(intern('__init__'))) return [];
  const fields = annotatedFields(scope);
  const index = fields.indexOf(name);
  if (index < 0) return [];
  const byKeyword = ref.made.args.find((argument) => argument.keyword === name);
  const positional = ref.made.args.filter((argument) => argument.keyword === 0 && !argument.unpacked);
  const given = byKeyword ?? positional[index];
  return given ? [given] : [];
}

/** Names that the class body only annotates, in order. */
function annotatedFields(scope: Scope): readonly number[] {
  const { tree } = scope.module;
  const body = tree.child(scope.node, Field.ClassDef.body);
  const fields: number[] = [];
  for (let i = 0; i < tree.count(body); i += 1) {
    const statement = tree.item(body, i);
    if (tree.kind(statement) !== Kind.AnnAssign) continue;
    const target = tree.child(statement, Field.AnnAssign.target);
    if (tree.kind(target) === Kind.Name) fields.push(tree.nameId(target));
  }
  return fields;
}

/**
 * What methods store in `self.name`: the last value of `__init__` in the activation that made the instance, and
 * whatever other methods of the class and its bases store.
 */
function storedIn(engine: Engine, ref: InstanceReference, name: number): readonly Held[] {
  const helds: Held[] = [];
  for (const base of resolutionOrder(engine, ref.scope)) {
    if (base.sort === 'class') helds.push(...storedByClass(engine, base.scope, ref, name));
  }
  if (!ref.made) {
    for (const scope of subclassesOf(engine, ref.scope))
      helds.push(...storedByClass(engine, scope, ref, name));
  }
  helds.push(...storedElsewhere(engine, ref, name));
  return helds;
}

/**
 * `object.name = value` outside of methods, in files that name the class: on an instance of it, or on something that
 * nothing is known of. Without these an attribute could look constant that is not.
 */
function storedElsewhere(engine: Engine, ref: InstanceReference, name: number): readonly Held[] {
  return engine.once<readonly Held[]>(`stored elsewhere ${name}`, ref.scope, [], () => {
    const helds: Held[] = [];
    for (const module of engine.program.mentioning(intern(ref.scope.name))) {
      for (const { scope, node } of foreignStores(engine, module).get(name) ?? []) {
        const store = engine.walked(scope).stores.find((one) => one.node === node);
        if (store && mayBeInstance(engine, store.object, ref.scope)) {
          helds.push({ value: store.value, frame: undefined });
        }
      }
    }
    return helds;
  });
}

function mayBeInstance(engine: Engine, object: Value, cls: Scope): boolean {
  const refs = engine.refs(objectOf(object), undefined);
  const isInstance = refs.some((one) => one.sort === 'instance' && one.scope === cls);
  return isInstance || refs.every((one) => one.sort === 'unknown');
}

/** Stores into attributes of anything but a method's own first parameter, by the attribute's name. */
function foreignStores(engine: Engine, module: Module): ReadonlyMap<number, readonly Site[]> {
  return engine.once<ReadonlyMap<number, readonly Site[]>>('foreign stores', module, new Map(), () => {
    const own = new Set([...storingByName(engine, module).values()].flat());
    const found = new Map<number, Site[]>();
    const { tree } = module;
    for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
      if (tree.kind(node) !== Kind.Attribute || !tree.isStore(node)) continue;
      const scope = engine.program.enclosingScope(module, node);
      const base = tree.child(node, Field.Attribute.value);
      if (own.has(scope) && scope.parameters[0]?.name === tree.nameId(base)) continue;
      const list = found.get(tree.nameId(node)) ?? [];
      list.push({ scope, node });
      found.set(tree.nameId(node), list);
    }
    return found;
  });
}

function storedByClass(engine: Engine, scope: Scope, ref: InstanceReference, name: number): readonly Held[] {
  const helds: Held[] = [];
  for (const method of storingMethods(engine, scope, name)) {
    const walked = engine.walked(method);
    const frame = method.name === '__init__' ? initFrame(engine, method, ref) : undefined;
    const last = method.name === '__init__' ? finalAttribute(walked.exit, method, name) : undefined;
    if (last) helds.push({ value: last, frame });
    else {
      for (const store of walked.stores) {
        if (store.name === name && isSelf(store.object, method)) helds.push({ value: store.value, frame });
      }
    }
  }
  return helds;
}

/** What `self.name` is where `__init__` ends, if that is one value for certain. */
function finalAttribute(exit: State, method: Scope, name: number): Value | undefined {
  for (const [object, contents] of exit.contents) {
    if (!isSelf(object, method)) continue;
    const stored = contents.attributes.get(name);
    if (stored) return stored.value;
  }
  return undefined;
}

function isSelf(object: Value, method: Scope): boolean {
  const self = objectOf(object);
  return self.kind === 'parameter' && self.index === 0 && self.site.scope === method;
}

/** The methods of a class in whose text `self.name` is assigned. */
function storingMethods(engine: Engine, cls: Scope, name: number): readonly Scope[] {
  return (storingByName(engine, cls.module).get(name) ?? []).filter((method) => method.parent === cls);
}

/** For a whole module: the methods that store an attribute of their first parameter, by the attribute's name. */
function storingByName(engine: Engine, module: Module): ReadonlyMap<number, readonly Scope[]> {
  return engine.once<ReadonlyMap<number, readonly Scope[]>>('stores', module, new Map(), () =>
    findStores(engine, module),
  );
}

function findStores(engine: Engine, module: Module): ReadonlyMap<number, readonly Scope[]> {
  const found = new Map<number, Set<Scope>>();
  const { tree } = module;
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    if (tree.kind(node) !== Kind.Attribute || !tree.isStore(node)) continue;
    const base = tree.child(node, Field.Attribute.value);
    if (tree.kind(base) !== Kind.Name) continue;
    const method = engine.program.enclosingScope(module, node);
    if (!takesReceiver(method) || method.parameters[0]?.name !== tree.nameId(base)) continue;
    const methods = found.get(tree.nameId(node)) ?? new Set<Scope>();
    found.set(tree.nameId(node), methods.add(method));
  }
  return new Map([...found].map(([name, methods]) => [name, [...methods]] as const));
}

/** The activation of an `__init__` for the instance that a call made; of a base's through `super().__init__()`. */
function initFrame(engine: Engine, init: Scope, ref: InstanceReference): Frame | undefined {
  const { made } = ref;
  if (!made) return undefined;
  const own = firstInit(engine, ref.scope);
  const outer = own && engine.frame(own, made.call, made.args, ref, ref.closure);
  if (!own || own === init) return outer;
  const call = own && superCallIn(engine, own);
  return call && engine.frame(init, call, argumentsOfBaseCall(call, outer), ref, ref.closure);
}

export function firstInit(engine: Engine, scope: Scope): Scope | undefined {
  for (const base of resolutionOrder(engine, scope)) {
    if (base.sort !== 'class') return undefined;
    const value = engine.walked(base.scope).exit.names.get(intern('__init__'));
    if (value) return value.kind === 'function' ? value.scope : undefined;
  }
  return undefined;
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

function superAttribute(engine: Engine, ref: SuperReference, name: number): readonly Member[] {
  const { receiver } = ref;
  if (receiver.sort !== 'instance' && receiver.sort !== 'class') return [];
  const order = resolutionOrder(engine, receiver.scope);
  const at = order.findIndex((base) => base.sort === 'class' && base.scope === ref.after);
  const rest = at >= 0 ? order.slice(at + 1) : resolutionOrder(engine, ref.after).slice(1);
  if (receiver.sort === 'instance') return throughClasses(engine, receiver, rest, name);
  for (const base of rest) {
    if (base.sort === 'library') return [engine.stepInto(base, spelling(name), undefined)];
    const value = engine.walked(base.scope).exit.names.get(name);
    if (value) return boundTo(engine, value, receiver, receiver.closure);
  }
  return name === NEW ? [engine.library('builtins.object.__new__')] : [];
}
