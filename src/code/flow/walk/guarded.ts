import { eachFact, type Fact, type Facts } from '../facts.ts';
import type { Site, Value } from '../value.ts';
import type { State } from './state.ts';

/**
 * A value as it is put into a container: `if word in WORDS: found.append(word)`. What was tested of it until then
 * stays with it, for whoever takes it out again.
 */
export function guarded(state: State, value: Value, site: Site): Value {
  if (!PLAIN.has(value.kind) || state.contents.has(value) || !isTested(value, state.facts)) return value;
  return { kind: 'choice', alternatives: [{ value, facts: state.facts }], loop: false, site };
}

/** What has nothing inside that could change later. */
const PLAIN: ReadonlySet<Value['kind']> = new Set(['parameter', 'attribute', 'item', 'element', 'call']);

function isTested(value: Value, facts: Facts | undefined): boolean {
  let left = MAX_FACTS;
  for (const fact of eachFact(facts)) {
    if (left === 0) return false;
    if (isAbout(fact, value)) return true;
    left -= 1;
  }
  return false;
}

/** The newest facts that are looked at. */
const MAX_FACTS = 16;

function isAbout(fact: Fact, value: Value): boolean {
  return (
    fact.sort === 'test' && fact.condition.kind === 'operation' && fact.condition.operands.includes(value)
  );
}
