import type { Scope } from '../../program/scope.ts';
import { type Mapping, objectOf, type Sequence, type Snapshot } from '../value.ts';
import type { Engine } from './engine.ts';
import type { ContainerReference } from './reference.ts';

/**
 * What a container holds where the function ends that made it. Values keep what an object held when it was handed
 * over or put into another: `groups = {"a": []}`, then `groups["a"].append(x)`. Whoever meets it in another function
 * may find all that was put in until the end, and what looks empty where it was made was filled through another name.
 */
export function filledLater(
  engine: Engine,
  { value }: ContainerReference,
  asker: Scope,
): readonly Snapshot[] {
  const { scope, node } = value.site;
  if (scope === asker && !isEmpty(value)) return NONE;
  return (endings(engine, scope).get(node) ?? NONE).filter(
    ({ contents }) => contents.container !== value || contents.writers.length + contents.items.length > 0,
  );
}

const NONE: readonly Snapshot[] = [];

function isEmpty(value: Sequence | Mapping): boolean {
  return value.kind === 'mapping'
    ? value.entries.length === 0
    : value.elements.length + value.rest.length === 0;
}

/** The lists, sets and dicts that a function made and changed, as they are at its end, by where they were made. */
function endings(engine: Engine, scope: Scope): ReadonlyMap<number, readonly Snapshot[]> {
  return engine.once<ReadonlyMap<number, readonly Snapshot[]>>('endings', scope, new Map(), () => {
    const snapshots = [...engine.walked(scope).exit.contents].flatMap(([object, contents]): Snapshot[] =>
      objectOf(object).kind === 'sequence' || objectOf(object).kind === 'mapping'
        ? [{ kind: 'snapshot', object, contents, site: object.site }]
        : [],
    );
    return Map.groupBy(snapshots, ({ site }) => site.node);
  });
}
