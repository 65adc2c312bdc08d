import type { Callback } from '../../models/vocabulary.ts';
import type { Module } from '../../program/module.ts';
import { bindingOf, type Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind, Parameter } from '../../python/nodes.ts';
import type { CallArgument, CallOf, Value } from '../value.ts';
import { argumentOf } from './arguments.ts';
import { takesReceiver } from './bind.ts';
import type { Engine } from './engine.ts';
import { firstInit } from './members.ts';
import type { Frame, FunctionReference, HeldArgument, LibraryReference, Reference } from './reference.ts';
import { heldArguments } from './refs.ts';

/**
 * Who calls a function: a search that starts where the function's name is written and follows the function as a
 * value (assigned, put into a table, handed over) to the calls. Each call found is checked by asking what its
 * callee is, so the search may be generous.
 */
export function usesOf(engine: Engine, scope: Scope): Uses {
  return engine.once('uses', scope, NO_USES, () => callersIn(engine, scope));
}

function callersIn(engine: Engine, scope: Scope): Uses {
  const callers = new Set<Frame>();
  const enter = (callee: Value, call: CallOf, args: readonly HeldArgument[]) => {
    for (const frame of framesOf(engine, scope, callee, call, args)) callers.add(frame);
    return callers.size < MAX_CALLERS;
  };
  const handedTo = new UseSearch(engine, enter).from(namesOf(engine, scope));
  return { callers: [...callers], handedTo };
}

/** The activations of a function that a call makes, if its callee is that function. */
function* framesOf(
  engine: Engine,
  scope: Scope,
  callee: Value,
  call: CallOf,
  args: readonly HeldArgument[],
): Iterable<Frame> {
  for (const ref of engine.refs(callee, undefined)) {
    const targets = ref.sort === 'partial' ? engine.refs(ref.callee.value, ref.callee.frame) : [ref];
    const all = ref.sort === 'partial' ? [...ref.args, ...args] : args;
    for (const target of targets) {
      const frame = frameInto(engine, activation(engine, target, scope), call, all);
      if (frame) yield frame;
    }
  }
}

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
  if (how.init.sort !== 'class') return undefined;
  const { scope, closure } = how.init;
  const init = firstInit(engine, scope);
  const made = { call, args, frame: undefined, receiver: undefined };
  return init && engine.frame(init, call, args, { sort: 'instance', scope, made, closure }, closure);
}

/** The activations in which a function is called. */
export function callersOf(engine: Engine, scope: Scope): readonly Frame[] {
  return usesOf(engine, scope).callers;
}

export interface Uses {
  readonly callers: readonly Frame[];
  /** Calls of libraries that the function is handed to. */
  readonly handedTo: readonly HandedOver[];
}

export interface HandedOver {
  readonly call: CallOf;
  readonly callee: LibraryReference;
}

const NO_USES: Uses = { callers: [], handedTo: [] };

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
  const search = new UseSearch(engine, (callee, call) => {
    if (engine.refs(callee, undefined).some(is)) found.set(call, { call, callee });
  });
  search.from([place]);
  return [...found.values()];
}

/** How a reference enters the function; undefined if it is another function. */
type Activation = { readonly reference: FunctionReference } | { readonly init: Reference } | undefined;

function activation(engine: Engine, ref: Reference, scope: Scope): Activation {
  if (ref.sort === 'function') {
    if (ref.scope === scope) return { reference: ref };
    for (const inner of ref.wraps) {
      const wrapped = activation(engine, inner, scope);
      if (wrapped && 'reference' in wrapped) {
        return { reference: { ...wrapped.reference, receiver: wrapped.reference.receiver ?? ref.receiver } };
      }
    }
    return undefined;
  }
  if (ref.sort === 'class' && scope.name === '__init__' && firstInit(engine, ref.scope) === scope)
    return { init: ref };
  return undefined;
}

/** A place in the text. */
export interface Place {
  readonly module: Module;
  readonly node: number;
}

/** Where a function's name is written; of an `__init__` the class's name, of a lambda the lambda itself. */
function* namesOf(engine: Engine, scope: Scope): Iterable<Place> {
  if (scope.module.tree.kind(scope.node) === Kind.Lambda) {
    yield { module: scope.module, node: scope.node };
    return;
  }
  const owner = scope.parent?.sort === 'class' ? scope.parent : undefined;
  if (owner && scope.name === '__init__') yield* written(engine, intern(owner.name), owner.module, undefined);
  yield* written(engine, intern(scope.name), scope.module, owner && intern(owner.name));
}

/**
 * Every place that reads a name. A name that is written nearly everywhere is looked for only in files that also
 * mention its class, or import its module: elsewhere nothing could tell what the receiver is.
 */
function* written(engine: Engine, name: number, home: Module, owner: number | undefined): Iterable<Place> {
  const { program } = engine;
  const modules = [...program.mentioning(name)];
  const common = modules.length > COMMON;
  const homeName = intern(home.name.split('.').at(-1) as string);
  for (const module of modules) {
    const near =
      module === home || (owner !== undefined && module.mentions.has(owner)) || module.mentions.has(homeName);
    if (common && !near) continue;
    for (const node of program.references(module, name)) yield { module, node };
  }
}

const COMMON = 40;

/** Told every call that may be one; false when no more are wanted. */
type OnCall = (callee: Value, call: CallOf, args: readonly HeldArgument[]) => boolean | void;

class UseSearch {
  readonly #engine: Engine;
  readonly #onCall: OnCall;
  readonly #seen = new Set<string>();
  #done = false;
  readonly #handedTo: HandedOver[] = [];
  readonly #queue: Place[] = [];

  constructor(engine: Engine, onCall: OnCall) {
    this.#engine = engine;
    this.#onCall = onCall;
  }

  from(places: Iterable<Place>): readonly HandedOver[] {
    for (const { module, node } of places) this.#add(module, node);
    for (let i = 0; i < this.#queue.length && i < MAX_PLACES && !this.#done; i += 1) {
      const { module, node } = this.#queue[i]!;
      this.#reference(module, node);
    }
    return this.#handedTo;
  }

  #add(module: Module, node: number): void {
    const key = `${module.index}:${node}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#queue.push({ module, node });
  }

  /** A node that may be the function, or hold it. */
  #reference(module: Module, node: number): void {
    const { tree } = module;
    const kind = tree.kind(node);
    if (kind === Kind.Alias) return this.#alias(module, node);
    if (
      kind === Kind.Keyword ||
      ((kind === Kind.Name || kind === Kind.Attribute) && tree.context(node) !== 0)
    )
      return;
    this.#use(module, node);
  }

  /** `from m import f as g`: the uses of `g`. Without `as` they bear the name that is searched for already. */
  #alias(module: Module, node: number): void {
    const asname = module.tree.nameAt(node, Field.Alias.asname);
    if (asname) for (const use of this.#engine.program.references(module, asname)) this.#add(module, use);
  }

  /** What is done with an expression that is the function or holds it. */
  #use(module: Module, node: number): void {
    const { tree } = module;
    const parent = tree.parent(node);
    switch (tree.kind(parent)) {
      case Kind.Call:
        if (tree.child(parent, Field.Call.func) === node) this.#called(module, parent);
        else this.#handedOver(module, parent, node);
        return;
      case Kind.Keyword:
        if (tree.kind(tree.parent(parent)) === Kind.Call)
          this.#handedOver(module, tree.parent(parent), parent);
        return;
      case Kind.Decorators:
        return this.#decorates(module, node);
      case Kind.Assign:
        for (let i = 0; i < tree.count(parent); i += 1) this.#assigned(module, tree.item(parent, i));
        return;
      case Kind.AnnAssign:
        return this.#assigned(module, tree.child(parent, Field.AnnAssign.target));
      case Kind.NamedExpr:
        this.#assigned(module, tree.child(parent, Field.NamedExpr.target));
        return this.#add(module, parent);
      case Kind.For:
      case Kind.AsyncFor:
        return this.#assigned(module, tree.child(parent, Field.For.target));
      case Kind.Comprehension:
        return this.#assigned(module, tree.child(parent, Field.Comprehension.target));
      case Kind.Arg:
        return this.#defaultOf(module, parent);
      case Kind.Return:
        return this.#returned(module, parent);
      case Kind.Dict:
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
      case Kind.IfExp:
      case Kind.BoolOp:
      case Kind.Starred:
      case Kind.Subscript:
      case Kind.Await:
        return this.#add(module, parent);
      case Kind.Attribute:
        return this.#attribute(module, parent);
      default:
        return;
    }
  }

  #valueOf(module: Module, node: number): Value | undefined {
    return this.#engine.walked(this.#engine.program.enclosingScope(module, node)).values.get(node);
  }

  #called(module: Module, call: number): void {
    const value = this.#valueOf(module, call);
    if (value?.kind === 'call') this.#tell(value.callee, value, heldArguments(value, undefined));
    // `f()` inside of a table's method, `handlers.get(name)(data)`: the result may hold the function too.
    if (value && module.tree.kind(module.tree.child(call, Field.Call.func)) === Kind.Attribute)
      this.#add(module, call);
  }

  #tell(callee: Value, call: CallOf, args: readonly HeldArgument[]): void {
    if (this.#onCall(callee, call, args) === false) this.#done = true;
  }

  #decorates(module: Module, node: number): void {
    const scope = this.#engine.program.enclosingScope(module, node);
    const call = this.#engine.walked(scope).decorations.get(node);
    if (call) this.#tell(call.callee, call, heldArguments(call, undefined));
  }

  /** Something that holds the function gets a name: every use of that name. */
  #assigned(module: Module, target: number): void {
    const { tree } = module;
    switch (tree.kind(target)) {
      case Kind.Name:
        return this.#named(module, tree.nameId(target), this.#engine.program.enclosingScope(module, target));
      case Kind.Attribute:
        for (const place of written(this.#engine, tree.nameId(target), module, undefined))
          this.#add(place.module, place.node);
        return;
      case Kind.Subscript:
        return this.#holder(module, tree.child(target, Field.Subscript.value));
      default:
        for (let i = 0; i < tree.count(target); i += 1) this.#assigned(module, tree.item(target, i));
    }
  }

  /** `table[key] = f`: the uses of the table. */
  #holder(module: Module, base: number): void {
    if (module.tree.kind(base) === Kind.Name || module.tree.kind(base) === Kind.Attribute) {
      const name = module.tree.nameId(base);
      for (const place of written(this.#engine, name, module, undefined)) this.#add(place.module, place.node);
    }
  }

  #named(module: Module, name: number, scope: Scope): void {
    const binding = bindingOf(scope, name);
    if (binding.sort === 'global' || scope.sort === 'class') {
      for (const place of written(this.#engine, name, module, undefined)) this.#add(place.module, place.node);
      return;
    }
    for (const node of this.#engine.program.references(module, name)) this.#add(module, node);
  }

  #defaultOf(module: Module, argument: number): void {
    for (const node of this.#engine.program.references(module, module.tree.nameId(argument)))
      this.#add(module, node);
  }

  /** What a function returns, its calls are. */
  #returned(module: Module, node: number): void {
    const scope = this.#engine.program.enclosingScope(module, node);
    for (const { call } of callersOf(this.#engine, scope)) {
      if (call) this.#add(call.site.scope.module, call.site.node);
    }
  }

  /** `f.delay(x)`: what a library's decorator made of the function is called. */
  #attribute(module: Module, node: number): void {
    const parent = module.tree.parent(node);
    const isCalled =
      module.tree.kind(parent) === Kind.Call && module.tree.child(parent, Field.Call.func) === node;
    const value = isCalled ? this.#valueOf(module, parent) : undefined;
    if (value?.kind === 'call') this.#callback(value, heldArguments(value, undefined));
    else this.#add(module, node);
  }

  /** The function, or what holds it, is an argument. */
  #handedOver(module: Module, callNode: number, argument: number): void {
    const call = this.#valueOf(module, callNode);
    if (call?.kind !== 'call') return this.#add(module, callNode); // `dict(a=f)`, `list([f])` are values themselves
    for (const callee of this.#engine.refs(call.callee, undefined)) {
      if (callee.sort === 'library') this.#toLibrary(module, callNode, call, callee);
      else if (callee.sort === 'function')
        this.#toFunction(callee.scope, Boolean(callee.receiver), module, callNode, argument);
      else if (callee.sort === 'class') {
        const init = firstInit(this.#engine, callee.scope);
        if (init) this.#toFunction(init, true, module, callNode, argument);
      }
    }
  }

  /** The uses of the parameter that gets it. */
  #toFunction(scope: Scope, receiver: boolean, module: Module, callNode: number, argument: number): void {
    const { tree } = module;
    const isKeyword = tree.kind(argument) === Kind.Keyword;
    let index = 0;
    while (index < tree.count(callNode) && tree.item(callNode, index) !== argument) index += 1;
    const shift = receiver && takesReceiver(scope) ? 1 : 0;
    const parameter = isKeyword
      ? scope.parameters.find(({ name }) => name === tree.nameId(argument))
      : (scope.parameters[index + shift] ??
        scope.parameters.find(({ passing }) => passing === Parameter.Positional));
    if (!parameter?.name) return;
    for (const node of this.#engine.program.references(scope.module, parameter.name))
      this.#add(scope.module, node);
  }

  #toLibrary(module: Module, callNode: number, call: CallOf, callee: LibraryReference): void {
    this.#handedTo.push({ call, callee });
    this.#callback(call, heldArguments(call, undefined));
    this.#add(module, callNode); // `partial(f)`, `staticmethod(f)`, `lru_cache()(f)` stand for the function
  }

  /** A library that calls what it is given. */
  #callback(call: CallOf, args: readonly HeldArgument[]): void {
    for (const callee of this.#engine.refs(call.callee, undefined)) {
      if (callee.sort !== 'library') continue;
      for (const callback of callee.entry?.callbacks ?? []) {
        const library = { callee, args, receiver: undefined };
        for (const fn of argumentOf(this.#engine, library, callback.function)) {
          const inner = callbackCall(call, fn.value, callback);
          this.#tell(inner.callee, inner, heldArguments(inner, fn.frame));
        }
      }
    }
  }
}

/** The call that a library makes of a function it was given. */
export function callbackCall(call: CallOf, callee: Value, { gives }: Callback): CallOf {
  const args: CallArgument[] = [];
  if (gives === 'rest') {
    const at = call.args.findIndex((argument) => argument.value === callee);
    args.push(...call.args.filter((_, i) => i > at));
  } else if ('each' in gives) {
    for (const place of gives.each) {
      const over = positional(call, place);
      if (over)
        args.push({ value: { kind: 'element', of: over, site: call.site }, keyword: 0, unpacked: false });
    }
  } else {
    for (const place of gives.unpacked) {
      const value = positional(call, place);
      if (value) args.push({ value, keyword: 0, unpacked: true });
    }
  }
  return { kind: 'call', callee, args, facts: call.facts, site: call.site };
}

function positional(call: CallOf, place: string): Value | undefined {
  const [position, keyword] = place.split(':');
  const named = call.args.find(
    (argument) => argument.keyword && argument.keyword === intern(keyword ?? position ?? ''),
  );
  if (named) return named.value;
  return call.args.filter((argument) => argument.keyword === 0 && !argument.unpacked)[Number(position)]
    ?.value;
}

/** Places that one search looks at, and callers that it gives: enough for every function that says anything. */
const MAX_PLACES = 3000;
const MAX_CALLERS = 60;
