import type { Scope } from '../../program/scope.ts';
import { objectOf } from '../value.ts';
import { callersOf } from './callers.ts';
import { annotatedFields } from './declaring.ts';
import type { Engine } from './engine.ts';
import { type Leaf, merged } from './leaf.ts';
import type { Frame } from './reference.ts';

/**
 * What the object of a method comes from, where nobody of the project has made it: of a class that declares its fields, a
 * framework makes objects out of what comes in (`async def enqueue(job: Job)`), and `job.arguments()` says which is meant.
 * Nothing where the class declares none, or so many call the method that they tell nothing of one.
 */
export function calledOn(engine: Engine, method: Scope, frame: Frame | undefined): readonly Leaf[] {
  const cls = method.parent;
  if (cls?.sort !== 'class' || annotatedFields(cls).length === 0) return [];
  const callers = frame?.scope === method ? [frame] : callersOf(engine, method);
  if (callers.length > MAX_CALLERS) return [];
  const objects = callers.flatMap(({ call, guessed }) =>
    !guessed && call?.callee.kind === 'attribute' ? [objectOf(call.callee.base)] : [],
  );
  return merged(objects.map((object) => engine.origins(object, undefined)));
}

/** Calls of one method that are asked for the object. */
const MAX_CALLERS = 8;
