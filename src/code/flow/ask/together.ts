import type { Facts } from '../facts.ts';
import type { Site, Value } from '../value.ts';
import type { Engine } from './engine.ts';
import { EMPTY, type Leaf, leaf, merged, through } from './leaf.ts';
import type { Frame, Held } from './reference.ts';

/** Origins of several values at once. */

export function helds(values: readonly Value[], frame: Frame | undefined): readonly Held[] {
  return values.map((value) => ({ value, frame }));
}

/** Everything that several values come from; a constant where there are none. */
export function together(engine: Engine, values: Iterable<Held>, site?: Site): readonly Leaf[] {
  const leaves = merged([...values].map((held) => engine.originsOfHeld(held)));
  return leaves.length === 0 && site ? [leaf('constant', EMPTY, site)] : leaves;
}

/** The origins of a value that is passed on where these facts hold. */
export function along(engine: Engine, held: Held, facts: Facts | undefined): readonly Leaf[] {
  const leaves = engine.originsOfHeld(held);
  return facts ? leaves.map((one) => through(one, held.value, held.frame, facts)) : leaves;
}
