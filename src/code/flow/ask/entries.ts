import type { Origin } from '../../../finding/origin.ts';
import { CALLED, componentsOf, fitsName } from '../../models/paths.ts';
import type { Entry as EntryModel, Signature } from '../../models/vocabulary.ts';
import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import type { CallOf, Value } from '../value.ts';
import { definitionsOf, MAX_NAMES } from './annotations.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import { unboxed } from './bind.ts';
import { usesOf } from './callers.ts';
import { type Base, firstInit, firstMethod, resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { receiverOf } from './receivers.ts';
import type { Held, HeldArgument, LibraryReference, Reference } from './reference.ts';
import { namesMethod } from './registrations.ts';
import { type EntryPoint, plainName, routed, withoutDoubles, withVerb } from './routes.ts';
import { withWrapped } from './wrapped.ts';

export type { EntryPoint } from './routes.ts';

/**
 * Why a framework calls this function: a decorator, a base class, a call it was handed to; or else, if nobody of the
 * project calls it, because it looks like what a framework calls.
 */
export function entryPointsOf(engine: Engine, scope: Scope): readonly EntryPoint[] {
  if (scope.sort !== 'function') return [];
  return engine.once<readonly EntryPoint[]>('entries', scope, [], () => {
    const certain = [
      ...byDecorator(engine, scope),
      ...byBase(engine, scope),
      ...byCall(engine, scope),
      ...byAnnotation(engine, scope),
      ...engine.registered(scope),
    ];
    return certain.length > 0 ? withoutDoubles(certain) : bySignature(engine, scope);
  });
}

// ---------------------------------------------------------------- decorators

/** Decorators of the function itself; those of its class where the model lists methods. */
export function byDecorator(engine: Engine, scope: Scope): EntryPoint[] {
  if (scope.module.tree.kind(scope.node) === Kind.Lambda) return [];
  const own = decoratingModels(engine, scope, Field.FunctionDef.decorators).filter(
    ({ model }) => !model.methods,
  );
  const ofClass =
    scope.parent?.sort === 'class'
      ? decoratingModels(engine, scope.parent, Field.ClassDef.decorators).filter(({ model }) =>
          namesMethod(model.methods ?? [], scope.name),
        )
      : [];
  return [...own, ...ofClass].map(({ model, ref }) => routed(engine, model, madeCall(ref), scope));
}

/** The models of what decorates a function or class. */
function decoratingModels(
  engine: Engine,
  scope: Scope,
  field: typeof Field.FunctionDef.decorators | typeof Field.ClassDef.decorators,
): { model: EntryModel; ref: LibraryReference }[] {
  const { tree } = scope.module;
  const decorators = tree.child(scope.node, field);
  const found: { model: EntryModel; ref: LibraryReference }[] = [];
  for (let i = 0; scope.parent && i < tree.count(decorators); i += 1) {
    const call = engine.walked(scope.parent).decorations.get(tree.item(decorators, i));
    for (const ref of call ? engine.refs(call.callee, undefined) : []) {
      if (ref.sort !== 'library') continue;
      for (const model of ref.entry?.entries ?? []) if (model.decorator) found.push({ model, ref });
    }
  }
  return found;
}

/** `@app.route('/x')`: the call that made the decorator has the route; `@app.task` is no call. */
export function madeCall(ref: LibraryReference): LibraryCall {
  const args = ref.path.endsWith(CALLED) ? (ref.made?.args ?? []) : [];
  return { callee: ref, args, receiver: undefined };
}

// ---------------------------------------------------------------- base classes

export function byBase(engine: Engine, scope: Scope): EntryPoint[] {
  if (scope.parent?.sort !== 'class') return [];
  const models = resolutionOrder(engine, scope.parent).flatMap((base) => modelsOfBase(engine, base));
  return models
    .filter((model) => namesMethod(model.methods ?? [], scope.name))
    .map((model) => ({ model, scope, name: methodName(engine, model, scope) }));
}

/** `POST /cart` of a view whose class has a route, and `Cart.post` of others. */
function methodName(engine: Engine, model: EntryModel, scope: Scope): string {
  const route = model.kind === 'http' && scope.parent ? engine.routeOfView(scope.parent) : undefined;
  return route === undefined ? plainName(scope) : withVerb(route, scope.name);
}

function modelsOfBase(engine: Engine, base: Base): readonly EntryModel[] {
  const path = base.sort === 'library' ? base.path : `${base.scope.module.name}.${base.scope.qualifiedName}`;
  const names = componentsOf(path);
  const byPattern = engine.catalogue.loose.byPattern.filter((model) => endsLike(names, model.base ?? ''));
  const byPath = base.sort === 'library' ? (base.entry?.entries ?? []) : [];
  return [...byPath.filter((model) => model.base), ...byPattern];
}

/** Of patterns of models. */
const COMPONENTS = new Map<string, readonly string[]>();

/** Whether the last names of a path are those of a pattern. */
function endsLike(names: readonly string[], pattern: string): boolean {
  const wanted = COMPONENTS.get(pattern) ?? componentsOf(pattern);
  COMPONENTS.set(pattern, wanted);
  return wanted.every((want, i) => fitsName(want, names[names.length - wanted.length + i] ?? ''));
}

// ---------------------------------------------------------------- calls

function byCall(engine: Engine, scope: Scope): EntryPoint[] {
  const found: EntryPoint[] = [];
  for (const { call, callee } of usesOf(engine, scope).handedTo) {
    for (const model of callee.entry?.entries ?? []) {
      const library = { callee, args: heldArguments(call, undefined), receiver: undefined };
      const handed = model.methods ? [] : handedAs(engine, library, model);
      const asIt = handed.find((ref) => isOrWraps(engine, ref, scope));
      const bound = asIt ? undefined : boundTo(engine, handed, scope);
      if (!asIt && !bound) continue;
      if (model.call) found.push({ ...routed(engine, model, library, scope), bound });
      else if (isApplied(model, callee))
        found.push({ ...routed(engine, model, madeCall(callee), scope), bound });
    }
  }
  return found;
}

/** The arguments that `partial(f, a, b=c)` gives to the function, of whatever is handed over. */
function boundTo(
  engine: Engine,
  handed: readonly Reference[],
  scope: Scope,
): readonly HeldArgument[] | undefined {
  for (const ref of handed) {
    if (ref.sort !== 'partial') continue;
    if (refsOf(engine, ref.callee).some((one) => isOrWraps(engine, one, scope))) return ref.args;
  }
  return undefined;
}

/** `app.route('/x')(f)`: what a call has made decorates a function without an `@`. */
export function isApplied(model: EntryModel, callee: LibraryReference): boolean {
  return model.decorator !== undefined && callee.path.endsWith(CALLED);
}

/** The model says which argument is called; it may be a list of functions. */
export function handedAs(engine: Engine, call: LibraryCall, model: EntryModel): readonly Reference[] {
  const refs = argumentOf(engine, call, model.argument ?? '0').flatMap((held) => refsOf(engine, held));
  const listed = refs.flatMap((ref) =>
    ref.sort === 'container' && ref.value.kind === 'sequence'
      ? ref.value.elements.flatMap((element) => refsOf(engine, unboxed(element, ref.frame)))
      : [],
  );
  return [...refs, ...listed];
}

function refsOf(engine: Engine, { value, frame }: Held): readonly Reference[] {
  return engine.refs(value, frame);
}

/** A decorated function is handed over as what its decorators made of it; to call a class is to call its `__init__`. */
function isOrWraps(engine: Engine, ref: Reference, scope: Scope): boolean {
  return [...withWrapped(ref)].some((one) => entersAs(engine, one, scope));
}

function entersAs(engine: Engine, ref: Reference, scope: Scope): boolean {
  switch (ref.sort) {
    case 'function':
      return ref.scope === scope;
    case 'class':
      return scope.name === '__init__' && firstInit(engine, ref.scope) === scope;
    case 'instance':
      return scope.name === '__call__' && firstMethod(engine, ref.scope, scope.name) === scope;
    default:
      return false;
  }
}

/** `page: Paging = Depends()`, `Annotated[Paging, Depends()]`: the framework calls the class that the annotation names. */
export function byAnnotation(engine: Engine, scope: Scope): EntryPoint[] {
  const owner = scope.parent;
  if (scope.name !== '__init__' || owner?.sort !== 'class') return [];
  const name = intern(owner.name);
  return engine.program.mentioning(name).flatMap((module) =>
    [...engine.program.references(module, name)].flatMap((node) => {
      const injecting = emptyCallBeside(module.tree, node);
      if (injecting === undefined) return [];
      const call = engine.walked(engine.program.enclosingScope(module, injecting)).values.get(injecting);
      const callees = call?.kind === 'call' ? engine.near.refs(call.callee, undefined) : [];
      const models = callees.flatMap((ref) => (ref.sort === 'library' ? (ref.entry?.entries ?? []) : []));
      return models.filter((model) => model.call).map((model) => ({ model, scope, name: plainName(scope) }));
    }),
  );
}

/** `Depends()`, as the default of what a class annotates, or beside it in an `Annotated`. */
function emptyCallBeside(tree: Tree, node: number): number | undefined {
  const isEmptyCall = (at: number) => at !== 0 && tree.kind(at) === Kind.Call && tree.count(at) === 0;
  const around = tree.parent(node);
  if (tree.kind(around) === Kind.Arg && tree.child(around, Field.Arg.annotation) === node) {
    const fallback = tree.child(around, Field.Arg.default);
    return isEmptyCall(fallback) ? fallback : undefined;
  }
  if (tree.kind(around) !== Kind.Tuple || tree.item(around, 0) !== node) return undefined;
  const whole = tree.parent(around);
  if (tree.kind(whole) !== Kind.Subscript || tree.kind(tree.parent(whole)) !== Kind.Arg) return undefined;
  for (let i = 1; i < tree.count(around); i += 1)
    if (isEmptyCall(tree.item(around, i))) return tree.item(around, i);
  return undefined;
}

// ---------------------------------------------------------------- looks

export function bySignature(engine: Engine, scope: Scope): EntryPoint[] {
  const models = engine.catalogue.loose.bySignature.filter(
    ({ signature }) => signature && looksLike(scope, signature),
  );
  // Who bears the name that everybody gives it is called from outside, whoever calls it besides.
  const named = models.filter(({ signature }) => signature?.names && scope.parent?.sort === 'module');
  const found = models.length > named.length && usesOf(engine, scope).callers.length === 0 ? models : named;
  return found.map((model) => ({ model, scope, name: plainName(scope) }));
}

function looksLike(scope: Scope, { parameters, names, imports }: Signature): boolean {
  const shift = receiverOf(scope) ? 1 : 0;
  return (
    parameters.every((name, i) => scope.parameters[i + shift]?.name === intern(name)) &&
    (!names || names.includes(scope.name)) &&
    (!imports || imports.some((name) => mentions(scope.module, name)))
  );
}

/** `from aiohttp import web` mentions each part of `aiohttp.web`. */
function mentions(module: Module, name: string): boolean {
  return name.split('.').every((part) => module.written.has(intern(part)));
}

// ---------------------------------------------------------------- parameters

/** What an entry point says of a parameter: a word of its model, or what the framework gets from another function. */
export interface EntryParameter {
  readonly origin?: Origin | undefined;
  readonly type?: string | undefined;
  readonly injected?: Held | undefined;
}

/** What an entry point says of one of its function's parameters; undefined where it says nothing. */
export function entryParameter(
  engine: Engine,
  { model, scope, bound = [] }: EntryPoint,
  index: number,
): EntryParameter | undefined {
  const own = receiverOf(scope) ? 1 : 0;
  if (index < own) return undefined;
  const parameter = scope.parameters[index];
  const positional = bound.filter(({ keyword, unpacked }) => keyword === 0 && !unpacked);
  const given = bound.find(({ keyword }) => keyword !== 0 && keyword === parameter?.name);
  const asBound = given ?? positional[index - own];
  if (asBound) return { injected: asBound };
  const shift = own + positional.length;
  const { parameters } = model;
  const named = parameters[String(index - shift)] ?? parameters[spelling(parameter?.name ?? 0)];
  if (named) return named;
  const injected = injectedInto(engine, scope, index);
  return injected ? { injected: { value: injected, frame: undefined } } : parameters['*'];
}

/** `db = Depends(get_db)`, `db: Annotated[Session, Depends(get_db)]`: the framework gives what a function returns. */
function injectedInto(engine: Engine, scope: Scope, index: number): Value | undefined {
  const node = scope.parameters[index]?.node;
  if (!node || !scope.parent) return undefined;
  const { tree } = scope.module;
  const { values } = engine.walked(scope.parent);
  const [fallback, annotation] = [
    tree.child(node, Field.Arg.default),
    tree.child(node, Field.Arg.annotation),
  ];
  const type = annotation ? values.get(annotation) : undefined;
  const call =
    injectingCall(engine, fallback ? values.get(fallback) : undefined, MAX_NAMES) ??
    injectingCall(engine, type, MAX_NAMES);
  if (call?.kind !== 'call' || call.args.length > 0 || !type) return call;
  const inner = type.kind === 'item' && type.key.kind === 'sequence' ? type.key.elements[0] : undefined;
  return injectedByType(engine, call, inner ?? type);
}

/** `page: Paging = Depends()` is `Depends(Paging)`. */
function injectedByType(engine: Engine, call: CallOf, type: Value): Value {
  return engine.once('injected by type', type, call, () => ({
    ...call,
    args: [{ value: type, keyword: 0, unpacked: false }],
  }));
}

function injectingCall(engine: Engine, value: Value | undefined, names: number): Value | undefined {
  if (value?.kind === 'item' && value.key.kind === 'sequence') {
    return first(value.key.elements, (element) => injectingCall(engine, element, names));
  }
  if (value?.kind === 'attribute' && names > 0) {
    return first(definitionsOf(engine, value), (definition) => injectingCall(engine, definition, names - 1));
  }
  if (value?.kind !== 'call') return undefined;
  const callees = engine.refs(value.callee, undefined);
  const injects = callees.some(
    (ref) => ref.sort === 'library' && ref.entry?.callbacks.some(({ returns }) => returns),
  );
  return injects ? value : undefined;
}

function first<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
