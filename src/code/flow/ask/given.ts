import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { argumentsOrDefault } from './bind.ts';
import { callersOf } from './callers.ts';
import { firstMethod } from './classes.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { receiverOf } from './receivers.ts';
import type { ClassReference, Frame, InstanceReference } from './reference.ts';
import { storedIn } from './stores.ts';

/**
 * Objects that somebody else gave: `self.orders.find(…)`, where whoever made the object around gave it the orders. Who
 * calls whom is asked one step far: who makes the object, or calls the function, and what is near by is all that is known
 * of what is given. More would cost most of an audit (decision 005).
 */
export function callersOfGiven(engine: Engine, scope: Scope, calls: readonly CallOf[]): readonly Frame[] {
  if (calls.length > MAX_CALLS) return [];
  return calls.flatMap((call): readonly Frame[] => {
    const given = parametersOf(engine, call).flatMap((parameter) => objectsGiven(engine, parameter));
    const owner = given.find((ref) => firstMethod(engine, ref.scope, scope.name) === scope);
    const frame = owner && engine.frame(scope, call, heldArguments(call, undefined), owner, undefined);
    return frame ? [frame] : [];
  });
}

/** Of a name that is called more often, nobody can say whom it means without asking everybody. */
const MAX_CALLS = 6;

type Parameter = Value & { readonly kind: 'parameter' };

/** The parameters that what has the method may be: of the function around, or of what made the object around. */
function parametersOf(engine: Engine, { callee, site }: CallOf): readonly Parameter[] {
  const object = callee.kind === 'attribute' ? objectOf(callee.base) : undefined;
  if (object?.kind === 'parameter') return isTakenByName(object) ? [object] : [];
  const base = object?.kind === 'attribute' ? objectOf(object.base) : undefined;
  if (object?.kind !== 'attribute' || base?.kind !== 'parameter' || base.index !== 0) return [];
  const self = receiverOf(site.scope);
  if (self?.sort !== 'instance') return [];
  return storedIn(engine.near, self, object.name).flatMap(({ value }) => {
    const stored = objectOf(value);
    return stored.kind === 'parameter' && isTakenByName(stored) ? [stored] : [];
  });
}

/** Whoever makes an object, or calls a function that is no method, does so by its name. */
function isTakenByName({ site: { scope } }: Parameter): boolean {
  return scope.name === '__init__' || scope.parent?.sort !== 'class';
}

/** Files that name what takes the object; what is named everywhere is given everything. */
const MAX_FILES = 3;

function objectsGiven(engine: Engine, parameter: Parameter): readonly (InstanceReference | ClassReference)[] {
  const { scope } = parameter.site;
  const taken = scope.name === '__init__' && scope.parent ? scope.parent : scope;
  if (engine.program.mentioning(intern(taken.name)).length > MAX_FILES) return [];
  return engine.once(`given ${parameter.index}`, scope, [], () =>
    callersOf(engine, scope)
      .flatMap((caller) => argumentsOrDefault(engine.near, caller, parameter.index))
      .flatMap(({ value, frame }) => engine.near.refs(value, frame))
      .flatMap((ref) => (ref.sort === 'instance' || ref.sort === 'class' ? [ref] : [])),
  );
}
