import { isRealUse } from '../../../project/role.ts';
import type { Module } from '../../program/module.ts';
import type { Place } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { CallOf, Value } from '../value.ts';
import { prefixPlaces } from './by-prefix.ts';
import { calleesOf } from './callees.ts';
import { mayMean } from './candidates.ts';
import { firstMethod, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import { MOST_TRIED } from './followed.ts';
import { heldArguments } from './frames.ts';
import { callersOfGiven } from './given.ts';
import { callsByName, guessedCallers } from './guesses.ts';
import { IMPLICIT_METHODS } from './implicit.ts';
import { receiverOf } from './receivers.ts';
import type { ClassReference, Frame, FunctionReference, HeldArgument, Reference } from './reference.ts';
import { signalled } from './signals.ts';
import { decorationsOf, type HandedOver, isReadAsAttribute, USES, UseSearch } from './uses.ts';
import { wrappedFunction } from './wrapped.ts';
import { written, writtenOfModule } from './written-places.ts';

/**
 * Who calls a function: a search that starts where the function's name is written and follows the function as a
 * value (assigned, put into a table, handed over) to the calls. Each call found is checked by asking what its
 * callee is, so the search may be generous.
 */
export function usesOf(engine: Engine, scope: Scope): Uses {
  return engine.once(USES, scope, NO_USES, () => callersIn(engine, scope));
}

function callersIn(engine: Engine, scope: Scope): Uses {
  if (engine.givesUp()) return { ...NO_USES, complete: false };
  const callers = new Set<Frame>();
  const wrapped = new Set<Frame>();
  const before = engine.givenUp;
  const enter = (callee: Value, call: CallOf, args: readonly HeldArgument[], look: Engine) => {
    if (!counts(engine, scope, call)) return true;
    for (const { frame, isWrapped } of framesOf(engine, look, scope, callee, call, args))
      (isWrapped ? wrapped : callers).add(frame);
    return callers.size + wrapped.size < MAX_CALLERS;
  };
  const family = familyOf(engine, scope);
  const isTarget = (ref: Reference) =>
    activation(engine, ref, scope) !== undefined ||
    (ref.sort === 'function' && ref.setter?.scope === scope) ||
    ((ref.sort === 'class' || ref.sort === 'instance') && family.has(ref.scope));
  const implicitly = {
    method: family.size > 0 ? intern(scope.name) : 0,
    setter: maySet(engine, scope),
    getter: isReadAsAttribute(scope),
  };
  const search = new UseSearch(engine, callersOf, isTarget, enter, implicitly);
  search.decorated(scope);
  const registered = scope.parent?.sort === 'class' && isRegistered(engine, scope.parent);
  if (registered && MAKERS.has(scope.name)) search.decorated(scope.parent);
  // Most of what bears its name is something else, and who calls whom is not asked to tell.
  const places = namesOf(engine, scope);
  const handed = search.from(places, registered ? engine : engine.near);
  const handedTo = handed.filter(({ call }) => counts(engine, scope, call));
  for (const { call, args, receiver, closure } of dispatched(engine, scope)) {
    const frame = engine.frame(scope, call, args, receiver, closure);
    if (frame && callers.size < MAX_CALLERS) callers.add(frame);
  }
  for (const call of signalled(engine, scope, handedTo)) {
    const frame = engine.frame(scope, call, heldArguments(call, undefined), receiverOf(scope), undefined);
    if (frame && counts(engine, scope, call) && callers.size < MAX_CALLERS) callers.add(frame);
  }
  const complete = engine.givenUp === before && callers.size + wrapped.size < MAX_CALLERS;
  // Where it is seen how the wrapper calls the function, calls of the wrapper say nothing more.
  const known = [...(callers.size > 0 ? callers : wrapped)];
  const isKnown = known.length + handedTo.length > 0;
  const given = isKnown ? furtherGiven(engine, scope, known) : callersByName(engine, scope);
  return { callers: isKnown ? [...known, ...given] : given, handedTo, complete };
}

/** Calls of a method on what their functions are given, `def fill(box): box.put(x)`, beside those that are known. */
function furtherGiven(engine: Engine, scope: Scope, known: readonly Frame[]): readonly Frame[] {
  const calls = new Set(known.flatMap(({ call }) => (call ? [call] : [])));
  const others = callsByName(engine, scope).filter((call) => !calls.has(call));
  return others.length > 0 ? callersOfGiven(engine, scope, others) : [];
}

/** A method that nobody near by is known to call. */
function callersByName(engine: Engine, scope: Scope): readonly Frame[] {
  const calls = callsByName(engine, scope);
  const given = callersOfGiven(engine, scope, calls);
  return given.length > 0 ? given : guessedCallers(engine, scope, calls);
}

/** A function of the project decorates the class, and may keep it in a table of which only its callers tell. */
function isRegistered(engine: Engine, cls: Scope): boolean {
  return decorationsOf(engine, cls).some((call) =>
    engine.near.refs(call.callee, undefined).some((ref) => ref.sort === 'function'),
  );
}

/** `@convert.register`: whoever calls `convert`, which `functools.singledispatch` made, may call this function. */
function dispatched(engine: Engine, { module: { tree }, node, parent }: Scope): readonly Frame[] {
  if (tree.kind(node) === Kind.Lambda || !parent) return [];
  const decorators = tree.child(node, Field.FunctionDef.decorators);
  for (let i = 0; i < tree.count(decorators); i += 1) {
    let at = tree.item(decorators, i);
    if (tree.kind(at) === Kind.Call) at = tree.child(at, Field.Call.func);
    if (tree.kind(at) !== Kind.Attribute || tree.name(at) !== 'register') continue;
    const made = engine.walked(parent).values.get(tree.child(at, Field.Attribute.value));
    const refs = made ? engine.refs(made, undefined) : [];
    if (!refs.some((ref) => ref.sort === 'library' && SINGLE.test(ref.path))) continue;
    return refs.flatMap((ref) => (ref.sort === 'function' ? callersOf(engine, ref.scope) : []));
  }
  return [];
}

const SINGLE = /^functools\.singledispatch(method)?\(\)$/;

/**
 * The activations of a function that a call makes, if its callee is that function. What a closure calls may be
 * another function in each of its activations: they are looked at one by one.
 */
function* framesOf(
  engine: Engine,
  look: Engine,
  scope: Scope,
  callee: Value,
  call: CallOf,
  args: readonly HeldArgument[],
): Iterable<{ frame: Frame; isWrapped: boolean }> {
  const around = callee.kind === 'outer' ? callersOf(engine, call.site.scope).slice(0, MAX_AROUND) : [];
  for (const outer of around.length > 0 ? around : [undefined]) {
    const given = outer ? heldArguments(call, outer) : args;
    for (const ref of look.refs(callee, outer)) {
      for (const { target, args: all } of calleesOf(look, ref, given)) {
        const how = activation(look, target, scope);
        const frame = frameInto(engine, how, call, all);
        if (frame) yield { frame, isWrapped: target.sort === 'function' && target.scope !== scope };
      }
    }
  }
}

/** Activations of a closure that are told apart. */
const MAX_AROUND = 12;

function frameInto(
  engine: Engine,
  how: Activation,
  call: CallOf,
  args: readonly HeldArgument[],
): Frame | undefined {
  if (!how) return undefined;
  if ('reference' in how) {
    const { scope, receiver, closure } = how.reference;
    return engine.frame(scope, call, args, receiver, closure);
  }
  const { scope, closure } = how.init;
  if (how.method.name === '__new__') return engine.frame(how.method, call, args, how.init, closure);
  const made = { call, args, frame: undefined, receiver: undefined };
  const given = FINISHING.has(how.method.name) ? [] : args;
  return engine.frame(how.method, call, given, { sort: 'instance', scope, made, closure }, closure);
}

/**
 * The classes whose objects are followed to find the calls of a method that nobody has to name: those that have or
 * inherit a method with a meaning to the language, or a property.
 */
function familyOf(engine: Engine, scope: Scope): ReadonlySet<Scope> {
  const owner = scope.parent;
  const isSpecial = owner?.sort === 'class' && isCalledByLanguage(scope);
  return new Set(isSpecial ? [owner, ...subclassesOf(engine, owner)] : []);
}

/** `__getitem__` and its like; those that make objects are called by the name of the class. */
function isCalledByLanguage({ name, module: { tree }, node }: Scope): boolean {
  return tree.kind(node) !== Kind.Lambda && IMPLICIT_METHODS.has(name);
}

/** Whether a method may be a property's setter: `@name.setter`, or an argument in the body of its class. */
function maySet(engine: Engine, scope: Scope): boolean {
  const { parent: owner, module, node } = scope;
  const { tree } = module;
  if (owner?.sort !== 'class' || tree.kind(node) === Kind.Lambda) return false;
  const decorators = tree.child(node, Field.FunctionDef.decorators);
  if (decorators) return tree.name(tree.item(decorators, 0)) === 'setter';
  return engine.program.references(module, intern(scope.name)).some((at) => {
    const parent = tree.kind(tree.parent(at));
    if (tree.kind(at) !== Kind.Name || (parent !== Kind.Call && parent !== Kind.Keyword)) return false;
    return engine.program.enclosingScope(module, at) === owner;
  });
}

/** Methods that are called by the name of the class, where an object is made. */
const MAKERS: ReadonlySet<string> = new Set(['__init__', '__new__', '__post_init__', '__attrs_post_init__']);

/** Those that the constructor of a dataclass calls, with nothing but the object. */
const FINISHING: ReadonlySet<string> = new Set(['__post_init__', '__attrs_post_init__']);

/**
 * The activations in which a function is called. What tests and examples give to a function outside of them does
 * not count: its users give other things.
 */
export function callersOf(engine: Engine, scope: Scope): readonly Frame[] {
  return usesOf(engine, scope).callers;
}

function counts(engine: Engine, scope: Scope, { site }: CallOf): boolean {
  return countsIn(scope, site.scope.module) && (isTest(engine, scope) || !isTest(engine, site.scope));
}

/** A test that stands beside what it tests: a function `test_…` that gets nothing and that nobody mentions. */
function isTest({ program }: Engine, { sort, name, parent, parameters, node, module }: Scope): boolean {
  if (sort !== 'function' || parent?.sort !== 'module' || !name.startsWith('test_')) return false;
  if (parameters.length > 0 || module.tree.count(module.tree.child(node, Field.FunctionDef.decorators)) > 0)
    return false;
  const id = intern(name);
  return program.mentioning(id).every((one) => program.references(one, id).length === 0);
}

function countsIn(scope: Scope, module: Module): boolean {
  return isRealUse(module.path) || !isRealUse(scope.module.path);
}

export interface Uses {
  readonly callers: readonly Frame[];
  /** Calls of libraries that the function is handed to. */
  readonly handedTo: readonly HandedOver[];
  /** False where the search was given up, so that there may be more. */
  readonly complete: boolean;
}

const NO_USES: Uses = { callers: [], handedTo: [], complete: true };

/** How a reference enters the function; undefined if it is another function. */
type Activation =
  | { readonly reference: FunctionReference }
  | { readonly init: ClassReference; readonly method: Scope }
  | undefined;

export function activation(engine: Engine, ref: Reference, scope: Scope): Activation {
  if (ref.sort === 'function') {
    const reference = wrappedFunction(ref, scope);
    return reference && { reference };
  }
  if (ref.sort === 'class' && MAKERS.has(scope.name) && firstMethod(engine, ref.scope, scope.name) === scope)
    return { init: ref, method: scope };
  return undefined;
}

/** Where a function's name is written in files that count; of an `__init__` the class's name, of a lambda the lambda itself. */
function* namesOf(engine: Engine, scope: Scope): Iterable<Place> {
  if (scope.module.tree.kind(scope.node) === Kind.Lambda) {
    yield { module: scope.module, node: scope.node };
    return;
  }
  const owner = scope.parent?.sort === 'class' ? scope.parent : undefined;
  const family = familyOf(engine, scope);
  const counting = (module: Module) => countsIn(scope, module);
  for (const cls of MAKERS.has(scope.name) && owner ? [owner, ...subclassesOf(engine, owner)] : family) {
    const around = cls.parent?.sort === 'class' ? cls.parent : undefined;
    const sought = { owner: around, home: cls.parent ?? cls };
    for (const place of writtenOfModule(engine, intern(cls.name), cls.module, counting))
      if (!isBeforeDot(place) && mayMean(engine, sought, place)) yield place;
  }
  for (const cls of family) if (counting(cls.module)) yield* selvesIn(engine, cls);
  for (const place of prefixPlaces(engine, scope)) if (counting(place.module)) yield place;
  const sought = { owner, home: scope.parent ?? scope };
  let left = MOST_TRIED;
  for (const place of namePlaces(engine, scope, owner, counting)) {
    if (mayMean(engine, sought, place)) yield place;
    left -= 1;
    if (left === 0) return;
  }
}

/** `Cart.load`: what is behind the dot is not the class, and does not call it. */
function isBeforeDot({ module: { tree }, node }: Place): boolean {
  return tree.kind(tree.parent(node)) === Kind.Attribute;
}

function* namePlaces(
  engine: Engine,
  scope: Scope,
  owner: Scope | undefined,
  counting: (module: Module) => boolean,
): Iterable<Place> {
  const name = intern(scope.name);
  if (owner) yield* written(engine, name, scope.module, intern(owner.name), counting);
  else if (scope.parent?.sort === 'module') yield* writtenOfModule(engine, name, scope.module, counting);
  else for (const node of engine.program.references(scope.module, name)) yield { module: scope.module, node };
}

/** Where methods do something with the object itself that the language answers: `self[key]`, `value in self`. */
function* selvesIn(engine: Engine, cls: Scope): Iterable<Place> {
  const { module } = cls;
  const { tree } = module;
  for (const node of engine.program.references(module, SELF)) {
    const parent = tree.parent(node);
    if (tree.kind(parent) === Kind.Attribute || tree.start(node) < tree.start(cls.node)) continue;
    if (tree.end(node) <= tree.end(cls.node)) yield { module, node };
  }
}

/** By custom; what has another name is found where the object was made. */
const SELF = intern('self');

const MAX_CALLERS = 60;

/** A call whose callee is what was searched for. */
export interface FoundCall {
  readonly call: CallOf;
  /** The value that is called; for a callback not what stands before the parenthesis. */
  readonly callee: Value;
}

/** The calls of something that a library gives, from one place where it is named. */
export function callsOfReference(
  engine: Engine,
  place: Place,
  is: (ref: Reference) => boolean,
): readonly FoundCall[] {
  const found = new Map<CallOf, FoundCall>();
  const search = new UseSearch(engine, callersOf, is, (callee, call) => {
    found.set(call, { call, callee });
    return true;
  });
  search.from([place], engine);
  return [...found.values()];
}
