import { eachFact, type Fact, type Facts } from '../facts.ts';
import type { Site, Value } from '../value.ts';
import type { State } from './state.ts';

/**
 * A value as it is put into a container or an attribute: `if word in WORDS: found.append(word)`. What was tested of it
 * until then stays with it, for whoever takes it out again.
 */
export function guarded(state: State, value: Value, site: Site): Value {
  if (!PLAIN.has(value.kind) || state.contents.has(value) || !isTested(value, state.facts)) return value;
  return { kind: 'choice', alternatives: [{ value, facts: state.facts }], loop: false, site };
}

/** What has nothing inside that could change later. */
const PLAIN: ReadonlySet<Value['kind']> = new Set([
  ...(['parameter', 'attribute', 'item', 'element', 'call', 'operation'] as const),
]);

function isTested(value: Value, facts: Facts | undefined): boolean {
  // Of a text that is put together what is put into it counts.
  const parts = value.kind === 'operation' ? value.operands : [value];
  let left = MAX_FACTS;
  for (const fact of eachFact(facts)) {
    if (left === 0) return false;
    if (parts.some((part) => isAbout(fact, part))) return true;
    left -= 1;
  }
  return false;
}

/** The newest facts that are looked at. */
const MAX_FACTS = 16;

/** `x in WORDS`, `x.isalnum()`, `check(x)`: in the words of the test itself, or of what is done with it first. */
function isAbout(fact: Fact, value: Value): boolean {
  const said = fact.sort === 'test' ? fact.condition : fact.call;
  if (said.kind === 'operation') return said.operands.some((one) => one === value || isMethodOf(one, value));
  return isMethodOf(said, value);
}

function isMethodOf(said: Value, value: Value): boolean {
  if (said.kind !== 'call') return false;
  const { callee, args } = said;
  return (callee.kind === 'attribute' && callee.base === value) || args.some((one) => one.value === value);
}
