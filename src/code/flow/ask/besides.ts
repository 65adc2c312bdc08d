import { isExposed } from '../../../finding/origin.ts';
import type { Value } from '../value.ts';
import type { Engine } from './engine.ts';
import { type Leaf, merged } from './leaf.ts';
import type { Frame } from './reference.ts';

/**
 * Where the rest of it comes from, where something is a container that stands in the code or else something of which nothing
 * is known: `given or {"energy": ["mae"]}`. What the containers hold is asked item by item, and left out here.
 */
export function besidesContainers(engine: Engine, value: Value, frame: Frame | undefined): readonly Leaf[] {
  const refs = engine.refs(value, frame);
  if (!refs.some(({ sort }) => sort === 'unknown') || !refs.some(({ sort }) => sort === 'container'))
    return [];
  const all = engine.origins(value, frame).filter(({ origin }) => isExposed(origin));
  if (all.length === 0) return [];
  const held = merged(
    refs.map((ref) =>
      ref.sort === 'container' ? engine.originsOfHeld({ value: ref.value, frame: ref.frame }) : [],
    ),
  );
  return all.filter((one) => !held.some((other) => isSamePlace(one, other)));
}

function isSamePlace(one: Leaf, other: Leaf): boolean {
  const { site, origin } = one;
  return origin === other.origin && site.node === other.site.node && site.scope === other.site.scope;
}
