import { type CallOf, objectOf, type Snapshot, type Value } from '../value.ts';
import { isFillable, isForeign, mayBeFilledBy } from '../walk/handed.ts';
import { viewedThrough } from '../walk/objects.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { type Leaf, leaf, merged, mergeLeaves, weakened } from './leaf.ts';
import type { Frame, Reference } from './reference.ts';
import { together } from './together.ts';

/** What functions that nobody has described may have put into what they were given. */

/** Whether an object was given to one: what it holds is not all that it can be. */
export function mayHoldMore(engine: Engine, value: Value, frame: Frame | undefined): boolean {
  if (value.kind !== 'snapshot') return false;
  return value.contents.writers.some((call) => fillers(engine, call, value, frame).length > 0);
}

/** What all of those may have put into an object. */
export function unseenIn(engine: Engine, value: Value, frame: Frame | undefined): readonly Leaf[] {
  if (value.kind !== 'snapshot') return [];
  return merged(value.contents.writers.map((call) => putUnseen(engine, call, value, frame)));
}

/** What one of the calls may have put into the object: nobody knows, or what it was given beside. */
export function putUnseen(
  engine: Engine,
  call: CallOf,
  value: Snapshot,
  frame: Frame | undefined,
): readonly Leaf[] {
  const [filler] = fillers(engine, call, value, frame);
  if (!filler) return [];
  const others = heldArguments(call, frame).filter((held) => objectOf(held.value) !== value.object);
  const given = together(engine, others).filter((one) => one.origin !== 'constant');
  const name = filler.sort === 'library' ? `${filler.path}()` : 'a function that is not known';
  return mergeLeaves(given, [leaf('unknown', `what ${name} may have put in`, call.site)]).map(weakened);
}

function fillers(
  engine: Engine,
  call: CallOf,
  value: Snapshot,
  frame: Frame | undefined,
): readonly Reference[] {
  const isGiven = mayBeFilledBy(call).some(
    (given) => objectOf(given) === value.object || viewedThrough(given).includes(value.object),
  );
  if (!isGiven || !isFillable(value)) return [];
  return engine
    .refs(call.callee, frame)
    .filter((ref) =>
      ref.sort === 'library'
        ? isForeign(ref.path) && !engine.catalogue.filling.isDescribed(ref.path)
        : ref.sort === 'unknown',
    );
}
