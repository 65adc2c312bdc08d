import type { Entry as EntryModel } from '../../models/vocabulary.ts';
import type { Scope } from '../../program/scope.ts';
import { spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import { usesOf } from './callers.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { takesReceiver } from './receivers.ts';
import type { LibraryReference } from './reference.ts';

/** A function of the project as a framework's way in. */
export interface EntryPoint {
  readonly model: EntryModel;
  readonly scope: Scope;
  /** The route, the task's or the function's name. */
  readonly name: string;
}

/** Why a framework calls this function: a decorator, a base class, or a call it was handed to. */
export function entryPointsOf(engine: Engine, scope: Scope): readonly EntryPoint[] {
  if (scope.sort !== 'function') return [];
  return engine.once<readonly EntryPoint[]>('entries', scope, [], () => [
    ...byDecorator(engine, scope),
    ...byBase(engine, scope),
    ...byCall(engine, scope),
  ]);
}

function byDecorator(engine: Engine, scope: Scope): EntryPoint[] {
  const { tree } = scope.module;
  if (!scope.parent || tree.kind(scope.node) === Kind.Lambda) return [];
  const decorators = tree.child(scope.node, Field.FunctionDef.decorators);
  const found: EntryPoint[] = [];
  for (let i = 0; i < tree.count(decorators); i += 1) {
    const call = engine.walked(scope.parent).decorations.get(tree.item(decorators, i));
    for (const ref of call ? engine.refs(call.callee, undefined) : []) {
      if (ref.sort !== 'library') continue;
      for (const model of ref.entry?.entries ?? []) {
        if (model.decorator)
          found.push({ model, scope, name: routeOf(engine, model, madeCall(ref)) ?? scope.name });
      }
    }
  }
  return found;
}

/** `app.route('/x')`: the call that made the decorator has the route. */
function madeCall(ref: LibraryReference): LibraryCall {
  return { callee: ref, args: ref.made?.args ?? [], receiver: undefined };
}

function byBase(engine: Engine, scope: Scope): EntryPoint[] {
  if (scope.parent?.sort !== 'class') return [];
  const found: EntryPoint[] = [];
  for (const base of resolutionOrder(engine, scope.parent)) {
    if (base.sort !== 'library') continue;
    for (const model of base.entry?.entries ?? []) {
      if (model.base && model.methods?.some((method) => method === scope.name || method === '*')) {
        found.push({ model, scope, name: `${scope.parent.name}.${scope.name}` });
      }
    }
  }
  return found;
}

function byCall(engine: Engine, scope: Scope): EntryPoint[] {
  const found: EntryPoint[] = [];
  for (const { call, callee } of usesOf(engine, scope).handedTo) {
    for (const model of callee.entry?.entries ?? []) {
      const library = { callee, args: heldArguments(call, undefined), receiver: undefined };
      if (!model.call || !isHandedAs(engine, library, model, scope)) continue;
      found.push({ model, scope, name: routeOf(engine, model, library) ?? scope.name });
    }
  }
  return found;
}

/** The model says which argument is called. */
function isHandedAs(engine: Engine, call: LibraryCall, model: EntryModel, scope: Scope): boolean {
  return argumentOf(engine, call, model.argument ?? '0').some(({ value, frame }) =>
    engine.refs(value, frame).some((ref) => ref.sort === 'function' && ref.scope === scope),
  );
}

function routeOf(engine: Engine, model: EntryModel, call: LibraryCall): string | undefined {
  if (!model.name) return undefined;
  for (const { value, frame } of argumentOf(engine, call, model.name)) {
    for (const ref of engine.refs(value, frame)) {
      if (ref.sort === 'constant' && typeof ref.literal === 'string') return ref.literal;
    }
  }
  return undefined;
}

/** What an entry point says of one of its function's parameters; undefined where it says nothing. */
export function entryParameter(
  { model, scope }: EntryPoint,
  index: number,
): EntryModel['parameters'][string] | undefined {
  const shift = takesReceiver(scope) ? 1 : 0;
  if (index < shift) return undefined;
  const parameter = scope.parameters[index];
  const { parameters } = model;
  return parameters[String(index - shift)] ?? parameters[spelling(parameter?.name ?? 0)] ?? parameters['*'];
}
