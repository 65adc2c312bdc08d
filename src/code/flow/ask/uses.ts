import { outermostHolder, PUTTING_METHODS } from '../../program/holders.ts';
import type { Module } from '../../program/module.ts';
import type { Place } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { Context, Field, Kind, Parameter } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { argumentOf, libraryCall } from './arguments.ts';
import { unboxed } from './bind.ts';
import { callbackCall } from './callbacks.ts';
import { firstInit } from './classes.ts';
import { COPYING, copyOf } from './copies.ts';
import type { Engine } from './engine.ts';
import { readingsOf, readingsOfName, readingsOfParameter } from './followed.ts';
import { heldArguments } from './frames.ts';
import { GETTER, implicitCalls, SETTER } from './implicit.ts';
import { takesReceiver } from './receivers.ts';
import {
  type Frame,
  type HeldArgument,
  isPartial,
  type LibraryReference,
  type Reference,
} from './reference.ts';

/** Where a thing goes that is written somewhere: the search behind callers and handed-on functions. */

export interface HandedOver {
  readonly call: CallOf;
  readonly callee: LibraryReference;
}

/** Under which {@link Engine.once} remembers the uses of functions. */
export const USES = 'uses';

/** Told every call whose callee is what is searched for, and the engine that knows it; false when no more are wanted. */
type OnCall = (callee: Value, call: CallOf, args: readonly HeldArgument[], look: Engine) => boolean;

/** Who calls a function: what a function returns, its callers get. */
type CallersOf = (engine: Engine, scope: Scope) => readonly Frame[];

/** Whether a reference is what is searched for. */
type IsTarget = (ref: Reference) => boolean;

/**
 * Follows something from where it is written to where it is called: through names it is assigned to, tables it is
 * put into, functions it is handed to. Each expression on the way is asked whether it still is the thing, or a
 * container that holds it; only then its uses are looked at.
 */
export class UseSearch {
  readonly #engine: Engine;
  readonly #callers: CallersOf;
  readonly #isTarget: IsTarget;
  readonly #onCall: OnCall;
  readonly #seen = new Places();
  /** Names of tables that the thing was put into by key. */
  readonly #holders = new Places();
  readonly #handedTo: HandedOver[] = [];
  readonly #queue: Place[] = [];
  readonly #implicitly: Implicitly;
  /** Asks what an expression is. */
  #look: Engine;
  #done = false;

  constructor(
    engine: Engine,
    callers: CallersOf,
    isTarget: IsTarget,
    onCall: OnCall,
    implicitly: Implicitly = NEVER,
  ) {
    this.#implicitly = implicitly;
    this.#engine = engine;
    this.#look = engine;
    this.#callers = callers;
    this.#isTarget = isTarget;
    this.#onCall = onCall;
  }

  /** What the decorators of a function or class get: the uses of their parameter. */
  decorated(scope: Scope): void {
    for (const call of decorationsOf(this.#engine, scope)) {
      for (const callee of this.#engine.refs(call.callee, undefined)) {
        if (callee.sort === 'class') {
          const init = firstInit(this.#engine, callee.scope);
          if (init?.parameters[1]?.name)
            this.#addAll(readingsOfName(this.#engine, init, init.parameters[1].name));
        }
        if (callee.sort !== 'function') continue;
        const name = callee.scope.parameters[callee.receiver && takesReceiver(callee.scope) ? 1 : 0]?.name;
        if (name) this.#addAll(readingsOfName(this.#engine, callee.scope, name));
      }
    }
  }

  /** `look` asks whether the places themselves are what is searched for; what comes of them is looked at closely. */
  from(places: Iterable<Place>, look: Engine): readonly HandedOver[] {
    const first = this.#queue.length;
    this.#addAll(places);
    const last = this.#queue.length;
    for (let i = 0; i < this.#queue.length && i < MAX_PLACES && !this.#done; i += 1) {
      const { module, node } = this.#queue[i]!;
      // With nothing left to ask it cannot be told what stands before a dot; what a bare name means is asked of nobody.
      if (module.tree.kind(node) === Kind.Attribute && this.#engine.givesUp()) continue;
      this.#look = i >= first && i < last ? look : this.#engine;
      this.#place(module, node);
    }
    return this.#handedTo;
  }

  #add(module: Module, node: number): void {
    if (this.#seen.add(module, node)) this.#queue.push({ module, node });
  }

  #addAll(places: Iterable<Place>): void {
    for (const { module, node } of places) {
      // What would come later is not looked at any more.
      if (this.#queue.length >= MAX_PLACES) return;
      this.#add(module, node);
    }
  }

  /** Every mention of a name in one file. */
  #addNamed(module: Module, name: number): void {
    for (const node of this.#engine.program.references(module, name)) this.#add(module, node);
  }

  #place(module: Module, node: number): void {
    const { tree } = module;
    const kind = tree.kind(node);
    if (kind === Kind.Alias) return this.#alias(module, node);
    if (kind === Kind.Keyword) return;
    if (kind === Kind.Attribute && this.#implicitly[tree.isStore(node) ? 'setter' : 'getter'])
      this.#implicit(module, node);
    if ((kind === Kind.Name || kind === Kind.Attribute) && tree.context(node) !== Context.Load) {
      // `object += value` stores, but it reads and calls before.
      if (!this.#implicitly.method || tree.kind(tree.parent(node)) !== Kind.AugAssign) return;
    }
    if (!this.#implicitly.method && !USING.has(tree.kind(tree.parent(node)))) return;
    const value = this.#valueOf(module, node);
    const isHolder = this.#holders.has(module, node);
    if (value && (isHolder || this.#concerns(value))) this.#use(module, node);
  }

  #valueOf(module: Module, node: number): Value | undefined {
    return this.#engine.walked(this.#engine.program.enclosingScope(module, node)).values.get(node);
  }

  #concerns(value: Value): boolean {
    const refs = this.#engine.within(A_LOOK, () => this.#look.refs(value, undefined));
    return refs.some((ref) => this.#isTarget(ref) || this.#isHolder(ref, MAX_HOLDERS));
  }

  /** A table or list with the thing in it, or a partial application of it. */
  #isHolder(ref: Reference, depth: number): boolean {
    if (ref.sort === 'partial') {
      return this.#engine.refs(ref.callee.value, ref.callee.frame).some(this.#isTarget);
    }
    if (ref.sort !== 'container' || depth === 0) return false;
    const parts =
      ref.value.kind === 'sequence'
        ? [...ref.value.elements, ...ref.value.rest]
        : ref.value.entries.map((entry) => entry.value);
    return parts.slice(0, MOST_PARTS).some((part) => {
      const { value, frame } = unboxed(part, ref.frame);
      if (!MAY_HOLD.has(objectOf(value).kind)) return false;
      return this.#engine
        .refs(value, frame)
        .some((one) => this.#isTarget(one) || this.#isHolder(one, depth - 1));
    });
  }

  /** `from m import f as g`: the uses of `g`. Without `as` they bear the name that is searched for already. */
  #alias(module: Module, node: number): void {
    const asname = module.tree.nameAt(node, Field.Alias.asname);
    if (asname) this.#addNamed(module, asname);
  }

  /** What is done with an expression that is the thing or holds it. */
  #use(module: Module, node: number): void {
    const { tree } = module;
    const parent = tree.parent(node);
    if (this.#implicitly.method) this.#implicit(module, parent);
    const copy = this.#holders.has(module, node) ? copyOf(tree, node) : 0;
    if (copy) return this.#hold([{ module, node: copy }]);
    switch (tree.kind(parent)) {
      case Kind.Call:
        if (tree.child(parent, Field.Call.func) === node) return this.#called(module, parent);
        return this.#handedOver(module, parent, node);
      case Kind.Keyword:
        if (tree.kind(tree.parent(parent)) !== Kind.Call) return;
        return this.#handedOver(module, tree.parent(parent), parent);
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
        return this.#addAll(readingsOfParameter(this.#engine, module, parent));
      case Kind.Return:
      case Kind.Yield:
      case Kind.YieldFrom:
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
      case Kind.ListComp:
      case Kind.SetComp:
      case Kind.DictComp:
      case Kind.GeneratorExp:
        return this.#add(module, parent);
      case Kind.Attribute:
        return this.#attribute(module, parent);
      default:
        return;
    }
  }

  #called(module: Module, node: number): void {
    const call = this.#valueOf(module, node);
    if (call?.kind === 'call') this.#tell(call.callee, call, heldArguments(call, undefined));
    if (this.#implicitly.method) this.#add(module, node);
  }

  /** What the language calls at a node, or at a comparison of it. */
  #implicit(module: Module, node: number): void {
    const at = module.tree.kind(node) === Kind.Comparison ? module.tree.parent(node) : node;
    const scope = this.#engine.program.enclosingScope(module, at);
    const { method, setter, getter } = this.#implicitly;
    const sought = setter ? SETTER : getter ? GETTER : method;
    for (const call of implicitCalls(this.#engine, scope, at)) {
      const name = call.callee.kind === 'attribute' ? call.callee.name : 0;
      if (name === sought) this.#tell(call.callee, call, heldArguments(call, undefined));
    }
  }

  #tell(callee: Value, call: CallOf, args: readonly HeldArgument[]): void {
    if (!this.#onCall(callee, call, args, this.#look)) this.#done = true;
  }

  #decorates(module: Module, node: number): void {
    const scope = this.#engine.program.enclosingScope(module, node);
    const call = this.#engine.walked(scope).decorations.get(node);
    if (call) this.#tell(call.callee, call, heldArguments(call, undefined));
    if (this.#implicitly.method) this.#nameDecorated(module, node);
  }

  /** The thing, or what holds it, gets a name: every use of that name. */
  #assigned(module: Module, target: number): void {
    const { tree } = module;
    switch (tree.kind(target)) {
      case Kind.Name:
      case Kind.Attribute:
        return this.#addAll(readingsOf(this.#engine, module, target));
      case Kind.Subscript:
        return this.#putInto(module, tree.child(target, Field.Subscript.value));
      default:
        for (let i = 0; i < tree.count(target); i += 1) this.#assigned(module, tree.item(target, i));
    }
  }

  /** `table[key] = f`, `hooks.append(f)`: the uses of the table, and what a caller gave for it. */
  #putInto(module: Module, container: number): void {
    const { tree } = module;
    const table = outermostHolder(tree, container);
    const name = tree.nameId(table);
    if (!name) return;
    this.#hold(readingsOf(this.#engine, module, table));
    if (tree.kind(table) !== Kind.Name) return;
    const scope = this.#engine.program.enclosingScope(module, table);
    const index = scope.parameters.findIndex((parameter) => parameter.name === name);
    for (const { call, receiver } of index < 0 ? [] : this.#callers(this.#engine, scope)) {
      if (!call) continue;
      const { tree: there } = call.site.scope.module;
      const at = receiver && takesReceiver(scope) ? index - 1 : index;
      const argument =
        there.kind(call.site.node) === Kind.Call ? argumentAt(there, call.site.node, at, name) : 0;
      const isNamed = there.kind(argument) === Kind.Name || there.kind(argument) === Kind.Attribute;
      if (isNamed) this.#hold(readingsOf(this.#engine, call.site.scope.module, argument));
    }
  }

  /** Places of a container that the thing was put into. */
  #hold(places: Iterable<Place>): void {
    for (const { module, node } of places) {
      this.#holders.add(module, node);
      this.#add(module, node);
    }
  }

  /** What a function returns, its calls are; of a generator they hold what it yields. */
  #returned(module: Module, node: number): void {
    const yields = module.tree.kind(node) !== Kind.Return;
    const scope = this.#engine.program.enclosingScope(module, node);
    if (isReadAsAttribute(scope) && scope.parent)
      this.#addAll(readingsOfName(this.#engine, scope.parent, module.tree.nameId(scope.node)));
    for (const { call } of this.#callers(this.#engine, scope)) {
      if (!call) continue;
      const { node: at, scope: caller } = call.site;
      const isDecoration = this.#engine.walked(caller).decorations.get(at) === call;
      if (isDecoration) this.#nameDecorated(caller.module, at);
      else if (yields) this.#hold([{ module: caller.module, node: at }]);
      else this.#add(caller.module, at);
    }
  }

  /** What a decorator returns has the name of what it decorates. */
  #nameDecorated(module: Module, decorator: number): void {
    const { tree } = module;
    const definition = tree.parent(tree.parent(decorator));
    const scope = this.#engine.program.enclosingScope(module, definition);
    this.#addAll(readingsOfName(this.#engine, scope, tree.nameId(definition)));
  }

  /** `table.get(key)`; `f.delay(x)`, where a library's decorator has made something else of the function. */
  #attribute(module: Module, node: number): void {
    const { tree } = module;
    const parent = tree.parent(node);
    this.#add(module, node);
    if (tree.kind(parent) !== Kind.Call || tree.child(parent, Field.Call.func) !== node) return;
    this.#add(module, parent);
    const call = this.#valueOf(module, parent);
    if (call?.kind === 'call') this.#callback(call, heldArguments(call, undefined));
  }

  /** The thing, or what holds it, is an argument. */
  #handedOver(module: Module, callNode: number, argument: number): void {
    this.#add(module, callNode); // `partial(f)`, `staticmethod(f)`, `dict(a=f)` may stand for it
    const call = this.#valueOf(module, callNode);
    const method = module.tree.child(callNode, Field.Call.func);
    if (module.tree.kind(method) === Kind.Attribute && PUTTING_METHODS.has(module.tree.name(method)))
      this.#putInto(module, module.tree.child(method, Field.Attribute.value));
    if (call?.kind !== 'call') return;
    for (const callee of this.#engine.refs(call.callee, undefined)) {
      if (callee.sort === 'library') {
        // Builtins that call what they get are modelled; the others (`super`, `isinstance`) only look at it.
        if (!callee.path.startsWith('builtins.')) this.#handedTo.push({ call, callee });
        if (COPYING.has(callee.path) && this.#holders.has(module, argument))
          this.#hold([{ module, node: callNode }]);
        this.#callback(call, heldArguments(call, undefined));
        if (isPartial(callee)) this.#bound(call, module, callNode, argument);
      } else if (callee.sort === 'function') {
        this.#toFunction(callee.scope, Boolean(callee.receiver), module, callNode, argument);
      } else if (callee.sort === 'class') {
        const init = firstInit(this.#engine, callee.scope);
        if (init) this.#toFunction(init, true, module, callNode, argument);
      }
    }
  }

  /** `partial(handle, f)`: the uses of the parameter that `f` will be, whoever calls what that makes. */
  #bound({ args: [applied] }: CallOf, module: Module, callNode: number, argument: number): void {
    if (!applied || positionOf(module.tree, callNode, argument) === 0) return;
    for (const ref of this.#engine.refs(applied.value, undefined)) {
      if (ref.sort !== 'function') continue;
      this.#toFunction(ref.scope, Boolean(ref.receiver), module, callNode, argument, 1);
    }
  }

  /** The uses of the parameter that gets it; arguments before those of the function do not count. */
  #toFunction(
    scope: Scope,
    receiver: boolean,
    module: Module,
    callNode: number,
    argument: number,
    before = 0,
  ): void {
    const { tree } = module;
    const shift = (receiver && takesReceiver(scope) ? 1 : 0) - before;
    const parameter =
      tree.kind(argument) === Kind.Keyword
        ? (scope.parameters.find(({ name }) => name === tree.nameId(argument)) ??
          scope.parameters.find(({ passing }) => passing === Parameter.Keywords))
        : (scope.parameters[positionOf(tree, callNode, argument) + shift] ??
          scope.parameters.find(({ passing }) => passing === Parameter.Positional));
    if (parameter?.name) this.#addAll(readingsOfName(this.#engine, scope, parameter.name));
  }

  /** A library that calls what it is given. */
  #callback(call: CallOf, args: readonly HeldArgument[]): void {
    for (const callee of this.#engine.refs(call.callee, undefined)) {
      if (callee.sort !== 'library') continue;
      for (const callback of callee.entry?.callbacks ?? []) {
        const library = libraryCall(callee, call, args, undefined);
        for (const fn of argumentOf(this.#engine, library, callback.function)) {
          const inner = callbackCall(call, fn.value, callback);
          this.#tell(inner.callee, inner, heldArguments(inner, fn.frame));
        }
      }
    }
  }
}

/** The calls that decorating a function or class makes. */
export function decorationsOf(engine: Engine, { sort, module, node, parent }: Scope): readonly CallOf[] {
  const { tree } = module;
  if (sort === 'module' || tree.kind(node) === Kind.Lambda || !parent) return [];
  const field = sort === 'class' ? Field.ClassDef.decorators : Field.FunctionDef.decorators;
  const decorators = tree.child(node, field);
  return Array.from({ length: tree.count(decorators) }, (_, i) => tree.item(decorators, i)).flatMap(
    (decorator) => engine.walked(parent).decorations.get(decorator) ?? [],
  );
}

/** By its decorators' names: what `@property` and its kin return is read without a call. */
export function isReadAsAttribute({ sort, parent, node, module: { tree } }: Scope): boolean {
  if (sort !== 'function' || parent?.sort !== 'class' || tree.kind(node) === Kind.Lambda) return false;
  const decorators = tree.child(node, Field.FunctionDef.decorators);
  for (let i = 0; i < tree.count(decorators); i += 1)
    if (/(property|reify|lazy)$/i.test(tree.text(tree.item(decorators, i)))) return true;
  return false;
}

/** What {@link UseSearch.#use} knows to follow: elsewhere a name is read for nothing that could lead to a call. */
const USING: ReadonlySet<number> = new Set([
  ...[Kind.Call, Kind.Keyword, Kind.Decorators, Kind.Assign, Kind.AnnAssign, Kind.NamedExpr, Kind.For],
  ...[Kind.AsyncFor, Kind.Comprehension, Kind.Arg, Kind.Return, Kind.Dict, Kind.List, Kind.Tuple, Kind.Set],
  ...[Kind.IfExp, Kind.BoolOp, Kind.Starred, Kind.Subscript, Kind.Await, Kind.Attribute],
  ...[Kind.Yield, Kind.YieldFrom, Kind.ListComp, Kind.SetComp, Kind.DictComp, Kind.GeneratorExp],
]);

/** What counts as a call that nobody has written as one. */
export interface Implicitly {
  /** Name id of a method that the language calls: objects that have it are followed then; 0 for none. */
  readonly method: number;
  /** Assignments to attributes of that name, which call the setter. */
  readonly setter: boolean;
  /** Readings of attributes of that name, which call the getter. */
  readonly getter: boolean;
}

const NEVER: Implicitly = { method: 0, setter: false, getter: false };

/** A set of places. */
class Places {
  readonly #nodes = new Map<Module, Set<number>>();

  has(module: Module, node: number): boolean {
    return this.#nodes.get(module)?.has(node) === true;
  }

  /** False if it was there already. */
  add(module: Module, node: number): boolean {
    const nodes = this.#nodes.get(module);
    if (!nodes) this.#nodes.set(module, new Set([node]));
    else if (nodes.has(node)) return false;
    else nodes.add(node);
    return true;
  }
}

/** Questions for one place: that one of them is hard to tell must not cost all others their turn. */
const A_LOOK = 40;

/** Tables in tables that are looked into. */
const MAX_HOLDERS = 2;

/** Values that can be functions or hold them; constants and texts are most of what tables hold. */
const MAY_HOLD: ReadonlySet<Value['kind']> = new Set<Value['kind']>([
  'library',
  'module',
  'function',
  'class',
  'parameter',
  'outer',
  'global',
  'attribute',
  'item',
  'element',
  'call',
  'sequence',
  'mapping',
  'choice',
]);

/** The argument that stands at a position or has a name; 0 where there is none. */
function argumentAt(tree: Tree, call: number, position: number, name: number): number {
  for (let i = 0; i < tree.count(call); i += 1) {
    const item = tree.item(call, i);
    if (tree.kind(item) === Kind.Keyword && tree.nameId(item) === name)
      return tree.child(item, Field.Keyword.value);
  }
  const item = position >= 0 && position < tree.count(call) ? tree.item(call, position) : 0;
  return tree.kind(item) === Kind.Keyword || tree.kind(item) === Kind.Starred ? 0 : item;
}

function positionOf(tree: Tree, call: number, argument: number): number {
  let index = 0;
  while (index < tree.count(call) && tree.item(call, index) !== argument) index += 1;
  return index;
}

/** Places that one search looks at, and callers that it gives: enough for every function that says anything. */
const MAX_PLACES = 1500;

/** Parts of one table: each of the functions in it looks for itself there. */
const MOST_PARTS = 2048;
