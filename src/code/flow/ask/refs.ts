import { CALLED, ITEM } from '../../models/paths.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Flag, Kind } from '../../python/nodes.ts';
import { type CallOf, objectOf, type Site, type Value } from '../value.ts';
import { callMethod, elementOf, readItem } from '../walk/containers.ts';
import { foldBinary, foldUnary, NOT_CONSTANT } from '../walk/fold.ts';
import { argumentsFor, defaultOf, takesReceiver, unboxed } from './bind.ts';
import { callersOf } from './callers.ts';
import type { Engine } from './engine.ts';
import { attributeOf, namespaceMember } from './members.ts';
import {
  type Frame,
  type FunctionReference,
  type Held,
  type HeldArgument,
  type LibraryReference,
  type Made,
  type Reference,
  ReferenceSet,
  unknownReference,
} from './reference.ts';

/** Computes what a value is. Called through {@link Engine.refs}, which remembers. */
export function referencesOf(engine: Engine, value: Value, frame: Frame | undefined): readonly Reference[] {
  switch (value.kind) {
    case 'constant':
      return [{ sort: 'constant', literal: value.literal }];
    case 'library':
      return [engine.library(value.path)];
    case 'module':
      return [{ sort: 'module', module: value.module, folder: value.folder }];
    case 'function':
      return [functionReference(value.scope, closureFor(value.site.scope, frame))];
    case 'class':
      return [{ sort: 'class', scope: value.scope, closure: closureFor(value.site.scope, frame) }];
    case 'parameter':
      return parameterRefs(engine, value, frame);
    case 'outer':
      return all(engine, outerValues(engine, value.scope, value.name, value.site.scope, frame));
    case 'global':
      return globalRefs(engine, value.site.scope, value.name);
    case 'attribute':
      return attributeRefs(engine, value, frame);
    case 'item':
      return itemRefs(engine, value, frame);
    case 'element':
      return elementRefs(engine, value.of, value.site, frame);
    case 'call':
      return callRefs(engine, value, frame);
    case 'operation':
      return operationRefs(engine, value, frame);
    case 'sequence':
    case 'mapping':
      return [{ sort: 'container', value, frame }];
    case 'choice':
      return all(
        engine,
        value.alternatives.map((alternative) => ({ value: alternative.value, frame })),
      );
    case 'snapshot':
      return engine.refs(value.contents.container ?? value.object, frame);
    case 'entered':
      return enteredRefs(engine, value.of, frame);
    case 'bound':
      return engine.refs(value.value, value.frame as Frame | undefined);
    case 'unknown':
      return [unknownReference(value.reason)];
  }
}

function all(engine: Engine, helds: Iterable<Held>): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const { value, frame } of helds) refs.add(engine.refs(value, frame));
  return refs.list();
}

/** A definition inside of a function closes over that function's activation. */
function closureFor(around: Scope, frame: Frame | undefined): Frame | undefined {
  return around.sort === 'function' ? frame : frame?.scope === around ? frame : undefined;
}

export function functionReference(scope: Scope, closure: Frame | undefined): FunctionReference {
  return { sort: 'function', scope, closure, binding: 'plain', receiver: undefined, wraps: [] };
}

// ---------------------------------------------------------------- parameters and variables of others

function parameterRefs(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Reference[] {
  const { scope } = value.site;
  const refs = new ReferenceSet();
  if (value.index === 0 && takesReceiver(scope)) {
    const receiver = frame?.scope === scope ? frame.receiver : undefined;
    const self = receiver ?? receiverOf(scope);
    if (self) return [self];
  }
  for (const held of parameterValues(engine, value, frame)) refs.add(engine.refs(held.value, held.frame));
  const known = refs.list().filter((ref) => ref.sort !== 'unknown');
  if (known.length > 0) return known;
  const annotated = annotationRefs(engine, scope, value.index);
  return annotated.length > 0 ? annotated : [unknownReference('a parameter')];
}

/** What `self` or `cls` is when nothing is known of the call; nothing for static methods. */
export function receiverOf(scope: Scope): Reference | undefined {
  const owner = scope.parent;
  if (owner?.sort !== 'class') return undefined;
  const binding = bindingByDecorators(scope);
  if (binding === 'static') return undefined;
  const asClass = binding === 'class' || scope.name === '__new__' || scope.name === '__init_subclass__';
  return asClass
    ? { sort: 'class', scope: owner, closure: undefined }
    : { sort: 'instance', scope: owner, made: undefined, closure: undefined };
}

/** From the text alone, because it is asked for every method. */
function bindingByDecorators(scope: Scope): FunctionReference['binding'] {
  const { tree } = scope.module;
  if (tree.kind(scope.node) === Kind.Lambda) return 'plain';
  const decorators = tree.child(scope.node, Field.FunctionDef.decorators);
  for (let i = 0; i < tree.count(decorators); i += 1) {
    const name = tree.name(tree.item(decorators, i));
    if (name === 'staticmethod') return 'static';
    if (name === 'classmethod') return 'class';
  }
  return 'plain';
}

/** Every value that a parameter can have: of this call, or of all calls when none is meant. */
export function parameterValues(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Held[] {
  const { scope } = value.site;
  if (frame?.scope === scope && frame.call) return given(engine, frame, value.index);
  const helds: Held[] = [];
  for (const caller of callersOf(engine, scope)) helds.push(...given(engine, caller, value.index));
  if (helds.length === 0) {
    const fallback = defaultOf(engine, scope, value.index, undefined);
    if (fallback) helds.push(fallback);
  }
  return helds;
}

/** What one call gives, the default where it gives nothing. */
function given(engine: Engine, frame: Frame, index: number): readonly Held[] {
  const helds = argumentsFor(engine, frame, index);
  if (helds.length > 0) return helds;
  const fallback = defaultOf(engine, frame.scope, index, frame.closure);
  return fallback ? [fallback] : [];
}

/** The instances that an annotation promises (`client: redis.Redis`, `Optional[Redis]`, `'Redis'` is left). */
function annotationRefs(engine: Engine, scope: Scope, index: number): readonly Reference[] {
  const parameter = scope.parameters[index];
  const node = parameter?.name ? scope.module.tree.child(parameter.node, Field.Arg.annotation) : 0;
  if (!node || !scope.parent) return [];
  const value = engine.walked(scope.parent).values.get(node);
  return value ? instancesOf(engine, value) : [];
}

/** What is meant by a type expression: an instance of each class in it. */
export function instancesOf(engine: Engine, annotation: Value): readonly Reference[] {
  if (annotation.kind === 'operation' && annotation.operator === '|') {
    return annotation.operands.flatMap((operand) => instancesOf(engine, operand));
  }
  if (annotation.kind === 'item') return subscriptInstances(engine, annotation);
  const refs: Reference[] = [];
  for (const ref of engine.refs(annotation, undefined)) {
    if (ref.sort === 'class')
      refs.push({ sort: 'instance', scope: ref.scope, made: undefined, closure: undefined });
    else if (ref.sort === 'library') refs.push(engine.stepInto(ref, CALLED, undefined));
  }
  return refs;
}

function subscriptInstances(engine: Engine, annotation: Value & { kind: 'item' }): readonly Reference[] {
  const outer = engine.refs(annotation.base, undefined)[0];
  const path = outer?.sort === 'library' ? outer.path : '';
  const inner = annotation.key.kind === 'sequence' ? annotation.key.elements : [annotation.key];
  if (path === 'typing.Optional' || path === 'typing.Union')
    return inner.flatMap((part) => instancesOf(engine, part));
  if (path === 'typing.Annotated') return inner.slice(0, 1).flatMap((part) => instancesOf(engine, part));
  return [];
}

/** Everything assigned to a variable of an enclosing function, in the activation that the inner one closes over. */
export function outerValues(
  engine: Engine,
  scope: Scope,
  name: number,
  from: Scope,
  frame: Frame | undefined,
): readonly Held[] {
  const activation = activationOf(scope, from, frame);
  const helds: Held[] = [];
  for (const value of engine.walked(scope).assigned.get(name) ?? []) helds.push({ value, frame: activation });
  if (engine.program.writtenFromInside(scope).has(name)) {
    for (const inner of writersInside(engine, scope, name)) {
      for (const value of engine.walked(inner).assigned.get(name) ?? [])
        helds.push({ value, frame: undefined });
    }
  }
  return helds;
}

/** The activation of an enclosing scope, by the closures between. */
function activationOf(scope: Scope, from: Scope, frame: Frame | undefined): Frame | undefined {
  let at: Scope | undefined = from;
  let activation = frame?.scope === from ? frame : undefined;
  while (at && at !== scope) {
    if (at.sort === 'function') activation = activation?.closure;
    at = at.parent;
  }
  return activation?.scope === scope ? activation : undefined;
}

/** The functions inside a scope that write a name of it by `global` or `nonlocal`. */
function* writersInside(engine: Engine, scope: Scope, name: number): Iterable<Scope> {
  const { module } = scope;
  const { tree } = module;
  for (const node of engine.program.references(module, name)) {
    if (tree.kind(node) !== Kind.Name || !tree.isStore(node)) continue;
    const inner = engine.program.enclosingScope(module, node);
    const declared = scope.sort === 'module' ? inner.globals : inner.nonlocals;
    if (inner !== scope && declared.has(name)) yield inner;
  }
}

/** A variable of a module as functions see it. */
function globalRefs(engine: Engine, from: Scope, name: number): readonly Reference[] {
  const scope = engine.program.moduleScope(from.module);
  const helds = globalValues(engine, scope, name);
  if (helds.length > 0) return all(engine, helds);
  const starred = namespaceMember(engine, from.module, name);
  return starred.length > 0 ? all(engine, starred) : [engine.library(`builtins.${spelling(name)}`)];
}

/** What a module binds to a name: its value at the module's end and all that functions assign. */
export function globalValues(engine: Engine, scope: Scope, name: number): readonly Held[] {
  if (!scope.bound.has(name) && !engine.program.writtenFromInside(scope).has(name)) return [];
  const walked = engine.walked(scope);
  const last = walked.exit.names.get(name);
  const helds: Held[] = last ? [{ value: last, frame: undefined }] : [];
  if (!last) for (const value of walked.assigned.get(name) ?? []) helds.push({ value, frame: undefined });
  if (engine.program.writtenFromInside(scope).has(name)) {
    for (const inner of writersInside(engine, scope, name)) {
      for (const value of engine.walked(inner).assigned.get(name) ?? [])
        helds.push({ value, frame: undefined });
    }
  }
  return helds;
}

// ---------------------------------------------------------------- attributes, items, iteration

function attributeRefs(
  engine: Engine,
  value: Value & { kind: 'attribute' },
  frame: Frame | undefined,
): readonly Reference[] {
  const refs = new ReferenceSet();
  const stored = value.base.kind === 'snapshot' ? value.base.contents.attributes.get(value.name) : undefined;
  if (stored) refs.add(engine.refs(stored.value, frame));
  for (const base of engine.refs(objectOf(value.base), frame)) {
    for (const member of attributeOf(engine, base, value.name)) {
      refs.add('sort' in member ? [member] : engine.refs(member.value, member.frame));
    }
  }
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference(`an attribute ${spelling(value.name)}`)];
}

function itemRefs(
  engine: Engine,
  value: Value & { kind: 'item' },
  frame: Frame | undefined,
): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const held of storedItems(value.base, value.key, frame)) refs.add(engine.refs(held.value, held.frame));
  for (const base of engine.refs(value.base, frame)) {
    if (base.sort === 'container') refs.add(containerItem(engine, base.value, base.frame, value, frame));
    else if (base.sort === 'library') refs.add([engine.stepInto(base, ITEM, undefined)]);
    else if (base.sort === 'instance')
      refs.add(callMethodOf(engine, base, '__getitem__', [{ value: value.key, frame }]));
  }
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('an item')];
}

/** What was stored under a key into something that was made elsewhere. */
export function storedItems(base: Value, key: Value, frame: Frame | undefined): readonly Held[] {
  if (base.kind !== 'snapshot') return [];
  return base.contents.items
    .filter(
      (item) =>
        !(item.key?.kind === 'constant' && key.kind === 'constant' && item.key.literal !== key.literal),
    )
    .map((item) => ({ value: item.value, frame }));
}

/** An item of a known container; the key may be known only in this frame. */
function containerItem(
  engine: Engine,
  container: Value,
  inFrame: Frame | undefined,
  item: Value & { kind: 'item' },
  frame: Frame | undefined,
): readonly Reference[] {
  const found = itemOf(engine, container, item.key, item.site, frame);
  if (!found) return [];
  const { value, frame: at } = unboxed(found, inFrame);
  return engine.refs(value, at);
}

/** `container[key]`, with a key that is a constant in this frame if need be. */
export function itemOf(
  engine: Engine,
  container: Value,
  key: Value,
  site: Site,
  frame: Frame | undefined,
): Value | undefined {
  const constant = key.kind === 'constant' ? key : constantIn(engine, key, frame);
  return readItem(container, constant ?? key, site);
}

/** The one constant that a value is in a frame. */
export function constantIn(engine: Engine, value: Value, frame: Frame | undefined): Value | undefined {
  const refs = engine.refs(value, frame);
  const only = refs.length === 1 ? refs[0] : undefined;
  return only?.sort === 'constant'
    ? { kind: 'constant', literal: only.literal, site: value.site }
    : undefined;
}

function elementRefs(engine: Engine, of: Value, site: Site, frame: Frame | undefined): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const base of engine.refs(of, frame)) {
    if (base.sort === 'container') {
      const element = elementOf(base.value, site);
      if (!element) continue;
      const held = unboxed(element, base.frame);
      refs.add(engine.refs(held.value, held.frame));
    } else if (base.sort === 'library') refs.add([engine.stepInto(base, ITEM, undefined)]);
    else if (base.sort === 'instance') {
      const iterators = callMethodOf(engine, base, '__iter__', []);
      refs.add(iterators);
      for (const iterator of iterators) {
        if (iterator.sort === 'instance') refs.add(callMethodOf(engine, iterator, '__next__', []));
      }
    }
  }
  for (const { value, frame: at } of yieldsOf(engine, of, frame)) refs.add(engine.refs(value, at));
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('an element')];
}

/** What a call of a generator function yields. */
export function yieldsOf(engine: Engine, value: Value, frame: Frame | undefined): readonly Held[] {
  const call = objectOf(value);
  if (call.kind !== 'call') return [];
  const helds: Held[] = [];
  for (const callee of engine.refs(call.callee, frame)) {
    if (callee.sort !== 'function' || !isGenerator(callee.scope)) continue;
    const inner = frameOf(engine, callee, call, heldArguments(call, frame));
    for (const { value: yielded } of engine.walked(callee.scope).yields)
      helds.push({ value: yielded, frame: inner });
  }
  return helds;
}

export function isGenerator(scope: Scope): boolean {
  return scope.sort === 'function' && scope.module.tree.has(scope.node, Flag.Generator);
}

// ---------------------------------------------------------------- calls

export function heldArguments(call: CallOf, frame: Frame | undefined): readonly HeldArgument[] {
  return call.args.map((argument) => ({ ...argument, frame }));
}

export function frameOf(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf | undefined,
  args: readonly HeldArgument[],
): Frame | undefined {
  return engine.frame(callee.scope, call, args, callee.receiver, callee.closure);
}

function callRefs(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Reference[] {
  const refs = new ReferenceSet();
  const args = heldArguments(call, frame);
  for (const held of containerResults(engine, call, frame)) refs.add(engine.refs(held.value, held.frame));
  for (const callee of engine.refs(call.callee, frame)) refs.add(resultOf(engine, callee, call, args, frame));
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('the result of a call')];
}

/**
 * What a method of a container made elsewhere gives: `HANDLERS.get(name)`. Arguments come from this activation,
 * items from the container's own.
 */
export function containerResults(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Held[] {
  const { callee, site } = call;
  if (callee.kind !== 'attribute') return [];
  const helds: Held[] = [];
  for (const base of engine.refs(callee.base, frame)) {
    if (base.sort !== 'container') continue;
    const [key, fallback] = call.args.map((argument) => argument.value);
    const known = key && (constantIn(engine, key, frame) ?? key);
    const called = callMethod(base.value, spelling(callee.name), known ? [known] : [], site);
    if (called) helds.push(unboxed(called.result, base.frame));
    if (fallback) helds.push({ value: fallback, frame });
  }
  return helds;
}

/** What calling a thing gives. */
export function resultOf(
  engine: Engine,
  callee: Reference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Reference[] {
  switch (callee.sort) {
    case 'function':
      return functionResult(engine, callee, call, args);
    case 'class':
      return [
        {
          sort: 'instance',
          scope: callee.scope,
          made: { call, args, frame, receiver: undefined },
          closure: callee.closure,
        },
      ];
    case 'instance':
      return attributeOf(engine, callee, intern('__call__')).flatMap((member) =>
        'sort' in member ? resultOf(engine, member, call, args, frame) : [],
      );
    case 'partial':
      return engine
        .refs(callee.callee.value, callee.callee.frame)
        .flatMap((inner) => resultOf(engine, inner, call, [...callee.args, ...args], frame));
    case 'library':
      return libraryResult(engine, callee, call, args, frame);
    default:
      return [];
  }
}

function functionResult(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf | undefined,
  args: readonly HeldArgument[],
): readonly Reference[] {
  if (isGenerator(callee.scope)) return [unknownReference('a generator')];
  const inner = frameOf(engine, callee, call, args);
  const refs = new ReferenceSet();
  for (const { value } of engine.walked(callee.scope).returns) refs.add(engine.refs(value, inner));
  if (!call || !isDecoration(call)) return refs.list();
  const wrapped = args.flatMap((argument) => engine.refs(argument.value, argument.frame));
  return refs
    .list()
    .map((ref) => (ref.sort === 'function' ? { ...ref, wraps: [...ref.wraps, ...wrapped] } : ref));
}

/** `@decorator` on a definition, and the same written as a call. */
function isDecoration({ args }: CallOf): boolean {
  const only = args.length === 1 ? objectOf(args[0]!.value) : undefined;
  return only?.kind === 'function' || only?.kind === 'class' || (only?.kind === 'call' && isDecoration(only));
}

function libraryResult(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Reference[] {
  const special = SPECIAL.get(callee.path)?.(engine, call, args, frame);
  if (special) return special;
  const made: Made = { call, args, frame, receiver: callee };
  const result = engine.stepInto(callee, CALLED, made);
  if (!isDecoration(call)) return [result];
  // What a library's decorator gives can be called like the function itself, and asked for more.
  const binding = callee.path.endsWith('property') ? 'property' : undefined;
  const inner = args.flatMap((argument) => engine.refs(argument.value, argument.frame));
  return [
    ...inner.map((ref) => (ref.sort === 'function' && binding ? { ...ref, binding } : ref)),
    result,
  ] as Reference[];
}

type Special = (
  engine: Engine,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
) => readonly Reference[] | undefined;

/** `staticmethod(f)`, `classmethod(f)`. */
function bound(binding: FunctionReference['binding']): Special {
  return (engine, _call, [first]) =>
    first &&
    engine.refs(first.value, first.frame).map((ref) => (ref.sort === 'function' ? { ...ref, binding } : ref));
}

const partial: Special = (_engine, _call, [first, ...rest]) =>
  first && [{ sort: 'partial', callee: first, args: rest }];

/** `super()` inside of a method; `super(Class, self)` says it in words. */
const superCall: Special = (engine, call, args, frame) => {
  const scope = call.site.scope;
  const named = args[0] && engine.refs(args[0].value, args[0].frame).find((ref) => ref.sort === 'class');
  const after = named?.sort === 'class' ? named.scope : scope.parent;
  if (after?.sort !== 'class') return undefined;
  const receiver = (frame?.scope === scope ? frame.receiver : undefined) ?? receiverOf(scope);
  return receiver && [{ sort: 'super', after, receiver }];
};

const typeOf: Special = (engine, _call, args) => {
  const [only] = args;
  if (!only || args.length !== 1) return undefined;
  return engine
    .refs(only.value, only.frame)
    .flatMap((ref): Reference[] =>
      ref.sort === 'instance' ? [{ sort: 'class', scope: ref.scope, closure: ref.closure }] : [],
    );
};

/** `object.__new__(Class)`: an instance whose `__init__` has not run. */
const newObject: Special = (engine, _call, [cls]) =>
  cls &&
  engine
    .refs(cls.value, cls.frame)
    .flatMap((ref): Reference[] =>
      ref.sort === 'class'
        ? [{ sort: 'instance', scope: ref.scope, made: undefined, closure: ref.closure }]
        : [],
    );

/** `wraps(f)(g)` is `g`; `contextmanager(f)` stays `f`, which `with` then enters. */
const SPECIAL: ReadonlyMap<string, Special> = new Map([
  ['builtins.staticmethod', bound('static')],
  ['builtins.classmethod', bound('class')],
  ['builtins.property', bound('property')],
  ['functools.partial', partial],
  ['functools.partialmethod', partial],
  ['builtins.super', superCall],
  ['builtins.type', typeOf],
  ['builtins.object.__new__', newObject],
  ['functools.wraps()', bound('plain')],
  ['functools.update_wrapper', bound('plain')],
]);

/** Calls a method that the language calls: `__enter__`, `__getitem__` … */
export function callMethodOf(
  engine: Engine,
  receiver: Reference,
  method: string,
  args: readonly Held[],
): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const { value, frame } of methodReturns(engine, receiver, method, args))
    refs.add(engine.refs(value, frame));
  return refs.list();
}

/** What a method that the language calls returns. */
export function methodReturns(
  engine: Engine,
  receiver: Reference,
  method: string,
  args: readonly Held[],
): readonly Held[] {
  const helds: Held[] = [];
  for (const member of attributeOf(engine, receiver, intern(method))) {
    if (!('sort' in member) || member.sort !== 'function') continue;
    const given = args.map((held) => ({ ...held, keyword: 0, unpacked: false }));
    const inner = engine.frame(member.scope, undefined, given, member.receiver, member.closure);
    for (const { value } of engine.walked(member.scope).returns) helds.push({ value, frame: inner });
  }
  return helds;
}

function enteredRefs(engine: Engine, of: Value, frame: Frame | undefined): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const { value, frame: at } of yieldsOf(engine, of, frame)) refs.add(engine.refs(value, at));
  for (const ref of engine.refs(of, frame)) {
    if (ref.sort === 'instance') {
      const entered = callMethodOf(engine, ref, '__enter__', []);
      refs.add(entered.length > 0 ? entered : callMethodOf(engine, ref, '__aenter__', []));
    } else if (ref.sort === 'library') {
      const enter = engine.stepInto(engine.stepInto(ref, '__enter__', undefined), CALLED, undefined);
      refs.add([enter.entry ? enter : ref]);
    } else if (ref.sort !== 'unknown') refs.add([ref]);
  }
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('what `with` gives')];
}

// ---------------------------------------------------------------- operations

function operationRefs(
  engine: Engine,
  value: Value & { kind: 'operation' },
  frame: Frame | undefined,
): readonly Reference[] {
  const { operator, operands } = value;
  if (operator === 'and' || operator === 'or')
    return all(
      engine,
      operands.map((operand) => ({ value: operand, frame })),
    );
  const literals = operands.map((operand) => constantIn(engine, operand, frame));
  const [a, b] = literals;
  if (a?.kind === 'constant' && b?.kind === 'constant' && literals.length === 2) {
    const folded = foldBinary(operator, a.literal, b.literal);
    if (folded !== NOT_CONSTANT) return [{ sort: 'constant', literal: folded }];
  }
  if (a?.kind === 'constant' && literals.length === 1) {
    const folded = foldUnary(operator, a.literal);
    if (folded !== NOT_CONSTANT) return [{ sort: 'constant', literal: folded }];
  }
  return [unknownReference('the result of an operation')];
}
