import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import type { Frame } from '../flow/ask/reference.ts';
import { type Fact, type Facts, MOST_FACTS } from '../flow/facts.ts';
import { objectOf, type Value } from '../flow/value.ts';

/** What is known to hold at some point of a way, in the activation of that point. */
export interface KnownFacts {
  readonly facts: Facts | undefined;
  readonly frame: Frame | undefined;
}

/** One of these. */
export interface KnownFact {
  readonly fact: Fact;
  readonly frame: Frame | undefined;
}

/**
 * Each of them once, the nearest to the sink first: the places of a way that lie in one activation share what was known before
 * them. No more than {@link MOST_ON_WAY}, what holds further out is given up.
 */
export function eachKnown(known: readonly KnownFacts[]): readonly KnownFact[] {
  const each: KnownFact[] = [];
  const met = new Map<Frame | undefined, Set<Facts>>();
  for (const { facts, frame } of known) {
    const last = (facts?.depth ?? 0) - MOST_FACTS;
    const before = met.get(frame);
    const here = before ?? new Set();
    if (!before) met.set(frame, here);
    for (let at = facts; at && at.depth > last && !here.has(at); at = at.before) {
      if (each.length === MOST_ON_WAY) return each;
      here.add(at);
      each.push({ fact: at.fact, frame });
    }
  }
  return each;
}

const MOST_ON_WAY = 2048;

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
