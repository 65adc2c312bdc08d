import type { Scope } from '../../program/scope.ts';
import { objectOf, type Value } from '../value.ts';
import { usesOf } from './callers.ts';
import type { Engine } from './engine.ts';
import { receiverOf } from './receivers.ts';
import type { Frame, Held, InstanceReference, Reference } from './reference.ts';

/**
 * What a method keeps in its own object, of one instance: what it was given by calls on others that were made elsewhere
 * is theirs. Where no call is known to be on another instance it is asked of all of them together, which costs nothing.
 */
export function keptBy(engine: Engine, ref: InstanceReference, held: Held): readonly Held[] {
  const method = held.value.site.scope;
  if (!ref.made || held.frame || !isMethod(method) || !leansOnGiven(held.value, MAX_DEPTH)) return [held];
  const { callers, complete } = usesOf(engine, method);
  if (!complete || callers.length > MAX_CALLERS) return [held];
  const own = callers.filter((caller) => !isOfAnother(engine, caller, ref));
  return own.length === callers.length ? [held] : own.map((frame) => ({ value: held.value, frame }));
}

/** Calls of a method that are told apart: most methods of few instances have fewer. */
const MAX_CALLERS = 16;
/** Operations in operations that are looked into for a parameter. */
const MAX_DEPTH = 4;

function isMethod(scope: Scope): boolean {
  return scope.sort === 'function' && receiverOf(scope)?.sort === 'instance';
}

function leansOnGiven(value: Value, depth: number): boolean {
  const object = objectOf(value);
  if (depth === 0) return false;
  switch (object.kind) {
    case 'parameter':
      return object.index > 0;
    case 'operation':
      return object.operands.some((one) => leansOnGiven(one, depth - 1));
    case 'choice':
      return object.alternatives.some((one) => leansOnGiven(one.value, depth - 1));
    case 'call':
      return object.args.some((one) => leansOnGiven(one.value, depth - 1));
    default:
      return false;
  }
}

/** A call on another instance; `type(other).name.fset(other, value)` gives it by hand. */
function isOfAnother(engine: Engine, { receiver, args }: Frame, ref: InstanceReference): boolean {
  if (receiver) return isAnother(receiver, ref);
  const [first] = args;
  const given = first && !first.keyword && !first.unpacked ? engine.refs(first.value, first.frame) : [];
  return given.length > 0 && given.every((one) => isAnother(one, ref));
}

/** Whether calls at two places of the program made them. */
export function isAnother(receiver: Reference | undefined, { made }: InstanceReference): boolean {
  if (receiver?.sort !== 'instance' || !receiver.made || !made) return false;
  return receiver.made.call !== made.call;
}
