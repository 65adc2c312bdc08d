import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { objectOf } from '../value.ts';
import { argumentsFor } from './bind.ts';
import { callersOf, usesOf } from './callers.ts';
import { firstMethod } from './classes.ts';
import type { Engine } from './engine.ts';
import { entryPointsOf } from './entries.ts';
import type { Frame, Reference } from './reference.ts';

/**
 * Which activations of the function around a call get to a method: `self.do(text)` in a base class calls the `do` of the
 * object that it stands in, `handler.handle(text)` that of the handler it was given. Undefined where all do, or where it
 * cannot be told.
 */
export function activationsFor(engine: Engine, method: Scope, caller: Frame): readonly Frame[] | undefined {
  const { call } = caller;
  if (call?.callee.kind !== 'attribute' || method.parent?.sort !== 'class') return undefined;
  if (call.callee.name !== intern(method.name)) return undefined;
  const base = objectOf(call.callee.base);
  const around = call.site.scope;
  if (base.kind !== 'parameter' || base.site.scope !== around || around === method) return undefined;
  if (entryPointsOf(engine, around).length > 0 || !usesOf(engine, around).complete) return undefined;
  const outer = callersOf(engine, around);
  const fitting = outer.filter((frame) => mayGet(engine, objectsIn(engine, frame, base.index), method));
  return fitting.length < outer.length ? fitting : undefined;
}

/** What a parameter is in one activation. */
function objectsIn(engine: Engine, frame: Frame, index: number): readonly Reference[] {
  if (index === 0 && frame.receiver) return [frame.receiver];
  return argumentsFor(engine, frame, index).flatMap((held) => engine.refs(held.value, held.frame));
}

/** What is not known to be an object of another class may be one of the method's. */
function mayGet(engine: Engine, objects: readonly Reference[], method: Scope): boolean {
  const others = objects.filter(
    (one) =>
      one.sort === 'instance' &&
      one.made !== undefined &&
      isOther(firstMethod(engine, one.scope, method.name), method),
  );
  return objects.length === 0 || others.length < objects.length;
}

function isOther(found: Scope | undefined, method: Scope): boolean {
  return found !== undefined && found !== method;
}
