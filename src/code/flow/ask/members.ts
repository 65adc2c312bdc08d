import { CALLED } from '../../models/paths.ts';
import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { madeOf } from '../derived.ts';
import { objectOf, type Value } from '../value.ts';
import { finalValue } from '../walk/walked.ts';
import { type Base, resolutionOrder, subclassesOf } from './classes.ts';
import { annotatedFields, isFilledByName, OTHERWISE } from './declaring.ts';
import { described, descriptorOf } from './descriptors.ts';
import type { Engine } from './engine.ts';
import { frameOf } from './frames.ts';
import { namespaceMember } from './names.ts';
import { takesReceiver } from './receivers.ts';
import {
  type ClassReference,
  classOf,
  type Frame,
  type FunctionReference,
  type Held,
  type InstanceReference,
  type LibraryReference,
  type Reference,
  type SuperReference,
} from './reference.ts';
import { storedIn, storedInClass, storedOnShared } from './stores.ts';

/** What an attribute is: something that is known by itself, or values that have to be asked. */
export type Member = Reference | Held;

/** `base.name` for one thing that the base is. Nothing where it has no such attribute. */
export function attributeOf(engine: Engine, base: Reference, name: number): readonly Member[] {
  switch (base.sort) {
    case 'library':
      return libraryAttribute(engine, base, name);
    case 'module':
      return moduleAttribute(engine, base.module, base.folder, name);
    case 'class':
      return classAttribute(engine, base, name);
    case 'instance':
      return instanceAttribute(engine, base, name);
    case 'super':
      return superAttribute(engine, base, name);
    case 'function':
      return base.binding === 'property' ? ofProperty(engine, base, spelling(name)) : [];
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

/** What the library gives under that name, and what the program has put there; the latter alone where it gives nothing. */
function libraryAttribute(engine: Engine, base: LibraryReference, name: number): readonly Member[] {
  const own = withoutData(engine.stepInto(base, spelling(name), undefined), name);
  const stored = storedOnShared(engine, base, name);
  const given = givenByName(base, name);
  if (given.length > 0) return [...given, ...stored];
  return stored.length > 0 && !base.entry?.below.has(spelling(name)) ? stored : [own, ...stored];
}

/** `SimpleNamespace(name="x").name`. */
function givenByName({ path, made }: LibraryReference, name: number): readonly Held[] {
  return path === NAMESPACE ? (made?.args ?? []).filter(({ keyword }) => keyword === name) : [];
}

const NAMESPACE = 'types.SimpleNamespace()';

/** `row._meta.label` is a word in the code, whatever the row was found by. */
function withoutData(ref: LibraryReference, name: number): LibraryReference {
  return NAMES.has(name) && !ref.entry?.source ? { ...ref, source: undefined } : ref;
}

/** What functions, classes and modules are called where they are defined; Django's and Peewee's word of a table. */
export const NAMES: ReadonlySet<number> = new Set(
  ['__name__', '__qualname__', '__module__', '_meta'].map(intern),
);

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
  if (below) return [engine.library(below.name)];
  // What is not there is made later (generated code) or compiled: known by its path, like a library's.
  const path = module ? module.name : (folder ?? '').replaceAll('/', '.');
  return [engine.library(`${path}.${spelling(name)}`)];
}

/** As with instances, what subclasses have in its place counts where it may be any of them. */
function classAttribute(engine: Engine, ref: ClassReference, name: number): readonly Member[] {
  const own = ownClassAttribute(engine, ref, name);
  return ref.isAnyHeir ? [...own, ...overridesOf(engine, ref, name)] : own;
}

function ownClassAttribute(engine: Engine, ref: ClassReference, name: number): readonly Member[] {
  for (const base of resolutionOrder(engine, ref.scope)) {
    if (base.sort === 'library') return [engine.stepInto(base, spelling(name), undefined)];
    const stored = storedInClass(engine, base.scope, name);
    const value = finalValue(engine.walked(base.scope), name);
    if (value) return [...stored, ...boundTo(engine, value, ref, ref.closure)];
    if (stored.length > 0) return stored;
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
      const cls: Reference = receiver.sort === 'instance' ? classOf(receiver) : receiver;
      return [{ ...ref, receiver: cls }];
    }
    case 'property':
      return receiver.sort === 'instance' ? propertyValues(engine, { ...ref, receiver }) : [ref];
    default:
      return receiver.sort === 'class' || !takesReceiver(ref.scope) ? [ref] : [{ ...ref, receiver }];
  }
}

/** A property itself, as the class has it: its functions, and what makes another property of it. */
function ofProperty(
  engine: Engine,
  { setter, ...property }: FunctionReference,
  name: string,
): readonly Member[] {
  if (name === 'fget') return [{ ...property, binding: 'plain' }];
  if (name === 'fset') return setter ? [setter] : [];
  return CHANGES_OF_PROPERTIES.has(name) ? [engine.library(`builtins.property().${name}`)] : [];
}

const CHANGES_OF_PROPERTIES: ReadonlySet<string> = new Set(['getter', 'setter', 'deleter']);

function propertyValues(engine: Engine, getter: FunctionReference): readonly Held[] {
  const frame = frameOf(engine, getter, undefined, []);
  return engine.walked(getter.scope).returns.map(({ value }) => ({ value, frame }));
}

/**
 * Python's order: what is stored in the instance, then the classes. For an instance of which nothing is known the
 * overriding methods of subclasses count too.
 */
function instanceAttribute(engine: Engine, ref: InstanceReference, name: number): readonly Member[] {
  const kept = storedIn(engine, ref, name);
  const descriptor = descriptorOf(engine, ref, name);
  if (descriptor) return described(engine, descriptor, ref, kept);
  const stored = kept.length > 0 && hasSetter(engine, ref, name) ? [] : kept;
  const inherited = throughClasses(engine, ref, resolutionOrder(engine, ref.scope), name);
  const overriding = ref.made ? [] : overridesOf(engine, ref, name);
  const members = [
    ...stored,
    ...inherited.filter((member) => stored.length === 0 || isTold(member)),
    ...overriding,
  ];
  if (members.length > 0) return members;
  const beside = ref.made ? [] : besideOf(engine, ref, name);
  return beside.length > 0 ? beside : computed(engine, ref, name);
}

/** What a class has beside what is stored in its objects; of a library's class only what its model tells of by name. */
function isTold(member: Member): boolean {
  if (!('sort' in member)) return false;
  return member.sort !== 'library' || (member.entry !== undefined && !member.entry.path.endsWith('.*'));
}

/** Whether what is stored under the name goes to a property's setter, which may make something else of it. */
function hasSetter(engine: Engine, { scope }: InstanceReference, name: number): boolean {
  for (const base of resolutionOrder(engine, scope)) {
    const value = base.sort === 'class' ? finalValue(engine.walked(base.scope), name) : undefined;
    if (value === undefined) continue;
    const object = objectOf(value);
    if (object.kind !== 'function' && object.kind !== 'call') return false;
    return engine.refs(value, undefined).some((ref) => ref.sort === 'function' && ref.setter !== undefined);
  }
  return false;
}

/**
 * What a mixin's `self` gets from the classes that it is mixed with: `self.request` in `class Page(Body, View)`. Those
 * of the first subclasses count.
 */
function besideOf(engine: Engine, ref: InstanceReference, name: number): readonly Member[] {
  if (resolutionOrder(engine, ref.scope).some((base) => base.sort === 'library')) return [];
  const paths = new Set<string>();
  return subclassesOf(engine, ref.scope)
    .slice(0, MAX_BESIDE)
    .flatMap((scope) => {
      const members = throughClasses(engine, { ...ref, scope }, resolutionOrder(engine, scope), name);
      return members.filter((member) => {
        if (!('sort' in member) || member.sort !== 'library') return true;
        if (paths.has(member.path)) return false;
        paths.add(member.path);
        return true;
      });
    });
}

/** Subclasses of a mixin that are looked at. */
const MAX_BESIDE = 8;

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
    const field = fieldOf(engine, base.scope, ref, name);
    if (field.certain) return field.helds;
    const value = finalValue(engine.walked(base.scope), name);
    const declared = value && declaredField(engine, order, ref, value, name);
    if (declared) return [declared];
    const open = value && isFilledByName(engine, base.scope, ref, name) ? [OTHERWISE] : [];
    if (value) return [...field.helds, ...boundTo(engine, value, ref, ref.closure), ...open];
    if (field.helds.length > 0) return field.helds;
  }
  return [];
}

/** What subclasses have in its place: of their own, or of a mixin that comes before the class, `class Page(Body, View)`. */
function overridesOf(
  engine: Engine,
  ref: InstanceReference | ClassReference,
  name: number,
): readonly Member[] {
  const members: Member[] = [];
  const seen = new Set<Scope>();
  for (const scope of subclassesOf(engine, ref.scope)) {
    const owner = scope.bound.has(name) ? scope : mixedIn(engine, scope, ref.scope, name);
    if (!owner || seen.has(owner)) continue;
    seen.add(owner);
    const value = finalValue(engine.walked(owner), name);
    if (value) members.push(...boundTo(engine, value, { ...ref, scope }, ref.closure));
  }
  return members;
}

/** The first class of a subclass that has the name, if Python looks there before it looks at the class itself. */
function mixedIn(engine: Engine, subclass: Scope, cls: Scope, name: number): Scope | undefined {
  for (const base of resolutionOrder(engine, subclass)) {
    if (base.sort === 'library' || base.scope === cls) return undefined;
    if (base.scope.bound.has(name)) return base.scope;
  }
  return undefined;
}

/** `__getattr__` answers for what is not there, and is given its name. */
function computed(engine: Engine, ref: InstanceReference, name: number): readonly Held[] {
  const helds: Held[] = [];
  for (const member of throughClasses(
    engine,
    ref,
    resolutionOrder(engine, ref.scope),
    intern('__getattr__'),
  )) {
    if (!('sort' in member) || member.sort !== 'function') continue;
    const { scope } = member;
    const value = madeOf(
      scope,
      ['name', name],
      (): Value => ({
        ...{ kind: 'constant', literal: spelling(name), site: { scope, node: scope.node } },
      }),
    );
    const args = [{ value, frame: undefined, keyword: 0, unpacked: false }];
    const frame = frameOf(engine, member, undefined, args);
    for (const { value } of engine.walked(scope).returns) helds.push({ value, frame });
  }
  return helds;
}

/**
 * `state = BinaryField()` in the body of a class whose base is a library's: what an instance has under that name is
 * what the library puts there, if its model says so.
 */
function declaredField(
  engine: Engine,
  order: readonly Base[],
  ref: InstanceReference,
  value: Value,
  name: number,
): Reference | undefined {
  if (objectOf(value).kind !== 'call') return undefined;
  for (const base of order) {
    if (base.sort !== 'library') continue;
    const instance = { ...engine.stepInto(base, CALLED, ref.made), instance: ref };
    const member = engine.stepInto(instance, spelling(name), undefined);
    if (member.source && member.source !== base.source) return member;
  }
  return undefined;
}

/** A field that the class declares: of dataclasses, named tuples and models the constructor's argument. */
function fieldOf(
  engine: Engine,
  scope: Scope,
  ref: InstanceReference,
  name: number,
): { certain: boolean; helds: readonly Held[] } {
  const nothing = { certain: false, helds: [] };
  if (!ref.made || engine.walked(scope).exit.names.has(intern('__init__'))) return nothing;
  const index = annotatedFields(scope).indexOf(name);
  if (index < 0) return nothing;
  const { args } = ref.made;
  const positional = args.filter((argument) => argument.keyword === 0 && !argument.unpacked);
  const given = args.find((argument) => argument.keyword === name) ?? positional[index];
  if (given) return { certain: true, helds: [given] };
  // `Item(**data)` may or may not have it.
  return { certain: false, helds: args.filter((argument) => argument.unpacked) };
}

/** Functions of a pydantic model that look at a field, and give it back as it is then: `@field_validator("name")`. */
export function validatorsOf(engine: Engine, cls: Scope, name: number): readonly Scope[] {
  return engine.once<readonly Scope[]>(`validators ${name}`, cls, [], () => {
    const order = resolutionOrder(engine, cls);
    if (!order.some((base) => base.sort === 'library' && base.path.startsWith('pydantic.'))) return [];
    return order.flatMap((base) =>
      base.sort === 'class' ? validatorsIn(engine, base.scope, spelling(name)) : [],
    );
  });
}

function validatorsIn(engine: Engine, cls: Scope, field: string): readonly Scope[] {
  const { tree } = cls.module;
  const body = tree.child(cls.node, Field.ClassDef.body);
  const named = new RegExp(`["']${field}["']`);
  return Array.from({ length: tree.count(body) }, (_, i) => tree.item(body, i))
    .filter((node) => {
      if (tree.kind(node) !== Kind.FunctionDef) return false;
      const decorators = tree.child(node, Field.FunctionDef.decorators);
      return Array.from({ length: tree.count(decorators) }, (_, i) =>
        tree.text(tree.item(decorators, i)),
      ).some((text) => VALIDATOR.test(text) && named.test(text));
    })
    .map((node) => engine.program.scopeOf(cls.module, node));
}

const VALIDATOR = /^(\w+\.)?(field_)?validator\(/;

function superAttribute(engine: Engine, ref: SuperReference, name: number): readonly Member[] {
  const { receiver } = ref;
  if (receiver.sort !== 'instance' && receiver.sort !== 'class') return [];
  const order = resolutionOrder(engine, receiver.scope);
  const at = order.findIndex((base) => base.sort === 'class' && base.scope === ref.after);
  const rest = at >= 0 ? order.slice(at + 1) : resolutionOrder(engine, ref.after).slice(1);
  if (receiver.sort === 'instance') return throughClasses(engine, receiver, rest, name);
  for (const base of rest) {
    if (base.sort === 'library') return [engine.stepInto(base, spelling(name), undefined)];
    const value = finalValue(engine.walked(base.scope), name);
    if (value) return boundTo(engine, value, receiver, receiver.closure);
  }
  return name === NEW ? [engine.library('builtins.object.__new__')] : [];
}
