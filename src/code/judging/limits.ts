import type { Engine } from '../flow/ask/engine.ts';
import { constantIn } from '../flow/ask/items.ts';
import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import { literalsIn } from '../flow/ask/operations.ts';
import type { Frame } from '../flow/ask/reference.ts';
import { eachFact, type Fact, type Facts } from '../flow/facts.ts';
import { objectOf, type Value } from '../flow/value.ts';

/**
 * Why the data on a way can only be one of a few known values: it was compared with them, and any other turned away.
 * Undefined where nothing says so.
 */
export function limitedBy(
  engine: Engine,
  leaf: Leaf,
  facts: Facts | undefined,
  frame: Frame | undefined,
): string | undefined {
  const values = new Set<Value>();
  const sets: { facts: Facts | undefined; frame: Frame | undefined }[] = [{ facts, frame }];
  for (let at: Trail | undefined = leaf.trail; at; at = at.next) {
    values.add(objectOf(at.value));
    if (at.facts) sets.push(at);
  }
  for (const set of sets) {
    for (const fact of eachFact(set.facts)) {
      if (isLimit(engine, fact, values, set.frame)) return 'only known values come this far';
    }
  }
  return undefined;
}

/** `x == 'a'` and `x in ('a', 'b')` that hold, `x != 'a'` and `x not in ('a', 'b')` that do not. */
function isLimit(engine: Engine, fact: Fact, values: ReadonlySet<Value>, frame: Frame | undefined): boolean {
  if (fact.sort !== 'test' || fact.condition.kind !== 'operation') return false;
  const { operator, operands } = fact.condition;
  const [left, right] = operands;
  if (!left || !right || !LIMITING[fact.holds ? 'holds' : 'fails'].includes(operator)) return false;
  if (operator === '==' || operator === '!=') {
    const isSame = (value: Value) => values.has(objectOf(value));
    const other = isSame(left) ? right : isSame(right) ? left : undefined;
    return other !== undefined && constantIn(engine, other, frame) !== undefined;
  }
  return values.has(objectOf(left)) && literalsIn(engine, right, frame) !== undefined;
}

const LIMITING = { holds: ['==', 'in'], fails: ['!=', 'not in'] };
