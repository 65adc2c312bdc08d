import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { argumentsOrDefault, unboxed } from './bind.ts';
import { callersOf } from './callers.ts';
import { firstMethod } from './classes.ts';
import { COPYING } from './copies.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { receiverOf } from './receivers.ts';
import type { ClassReference, Frame, InstanceReference, Reference } from './reference.ts';
import { storedIn } from './stores.ts';

/**
 * Objects that somebody else gave: `self.orders.find(…)`, where whoever made the object around gave it the orders. Who
 * calls whom is asked one step far: who makes the object, or calls the function, and what is near by is all that is known
 * of what is given. More would cost most of an audit (decision 005).
 */
export function callersOfGiven(engine: Engine, scope: Scope, calls: readonly CallOf[]): readonly Frame[] {
  if (calls.length > MAX_CALLS) return [];
  return calls.flatMap((call): readonly Frame[] => {
    const given = parametersOf(engine, call).flatMap((taken) => objectsGiven(engine, taken));
    const owner = given.find((ref) => firstMethod(engine, ref.scope, scope.name) === scope);
    const frame = owner && engine.frame(scope, call, heldArguments(call, undefined), owner, undefined);
    return frame ? [frame] : [];
  });
}

/** Of a name that is called more often, nobody can say whom it means without asking everybody. */
const MAX_CALLS = 6;

type Parameter = Value & { readonly kind: 'parameter' };

/** What is given: the object itself, or a list or dict with it inside. */
interface Taken {
  readonly parameter: Parameter;
  readonly isInside: boolean;
}

/** The parameters that what has the method may come by: of the function around, or of what made the object around. */
function parametersOf(engine: Engine, { callee, site }: CallOf): readonly Taken[] {
  const called = callee.kind === 'attribute' ? objectOf(callee.base) : undefined;
  const holder = called && holderOf(called);
  const isInside = holder !== undefined;
  const object = holder ? uncollected(holder) : called;
  if (object?.kind === 'parameter') return isTakenByName(object) ? [{ parameter: object, isInside }] : [];
  const base = object?.kind === 'attribute' ? objectOf(object.base) : undefined;
  if (object?.kind !== 'attribute' || base?.kind !== 'parameter' || base.index !== 0) return [];
  const self = receiverOf(site.scope);
  if (self?.sort !== 'instance') return [];
  return storedIn(engine.near, self, object.name).flatMap(({ value }) => {
    const stored = isInside ? uncollected(value) : objectOf(value);
    return stored.kind === 'parameter' && isTakenByName(stored) ? [{ parameter: stored, isInside }] : [];
  });
}

/** `for step in steps`, `steps[0]`. */
function holderOf(value: Value): Value | undefined {
  if (value.kind === 'element') return value.of;
  return value.kind === 'item' ? value.base : undefined;
}

/** `steps` of `list(steps)`, `steps.values()`. */
function uncollected(value: Value): Value {
  const object = objectOf(value);
  if (object.kind !== 'call') return object;
  const { callee, args } = object;
  const [only] = args;
  if (callee.kind === 'attribute')
    return args.length === 0 && spelling(callee.name) === 'values' ? objectOf(callee.base) : object;
  const path =
    callee.kind === 'global' ? `builtins.${spelling(callee.name)}` : 'path' in callee && callee.path;
  return only && args.length === 1 && path && COPYING.has(path) ? objectOf(only.value) : object;
}

/** Whoever makes an object, or calls a function that is no method, does so by its name. */
function isTakenByName({ site: { scope } }: Parameter): boolean {
  return scope.name === '__init__' || scope.parent?.sort !== 'class';
}

/** Files that name what takes the object; what is named everywhere is given everything. */
const MAX_FILES = 3;

function objectsGiven(
  engine: Engine,
  { parameter, isInside }: Taken,
): readonly (InstanceReference | ClassReference)[] {
  const { scope } = parameter.site;
  const taken = scope.name === '__init__' && scope.parent ? scope.parent : scope;
  if (engine.program.mentioning(intern(taken.name)).length > MAX_FILES) return [];
  return engine.once(`given ${parameter.index} ${isInside}`, scope, [], () =>
    callersOf(engine, scope)
      .flatMap((caller) => argumentsOrDefault(engine.near, caller, parameter.index))
      .flatMap(({ value, frame }) => engine.near.refs(value, frame))
      .flatMap((ref) => (isInside ? partsOf(engine.near, ref) : [ref]))
      .flatMap((ref) => (ref.sort === 'instance' || ref.sort === 'class' ? [ref] : [])),
  );
}

/** What a list or dict that is given has in it, as it is written. */
function partsOf(near: Engine, ref: Reference): readonly Reference[] {
  if (ref.sort !== 'container') return [];
  const { value } = ref;
  const parts =
    value.kind === 'sequence' ? [...value.elements, ...value.rest] : value.entries.map((one) => one.value);
  return parts.slice(0, MAX_PARTS).flatMap((part) => {
    const held = unboxed(part, ref.frame);
    return near.refs(held.value, held.frame);
  });
}

/** Objects in one list that are looked at. */
const MAX_PARTS = 24;
