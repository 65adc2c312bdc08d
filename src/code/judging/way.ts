import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import type { Frame } from '../flow/ask/reference.ts';
import type { Facts } from '../flow/facts.ts';
import { objectOf, type Value } from '../flow/value.ts';

/** What is known to hold at some point of a way, in the activation of that point. */
export interface KnownFacts {
  readonly facts: Facts | undefined;
  readonly frame: Frame | undefined;
}

/** Every value that the data is on its way, from the sink outwards. */
export function valuesOn({ trail }: Leaf): ReadonlySet<Value> {
  const values = new Set<Value>();
  for (let at: Trail | undefined = trail; at; at = at.next) values.add(objectOf(at.value));
  return values;
}

/** What holds at the sink, and where the data was passed on before. */
export function factsOn({ trail }: Leaf, atSink: readonly KnownFacts[]): readonly KnownFacts[] {
  const known = [...atSink];
  for (let at: Trail | undefined = trail; at; at = at.next) if (at.facts) known.push(at);
  return known;
}
