import type { Engine } from '../flow/ask/engine.ts';
import type { Frame } from '../flow/ask/reference.ts';
import type { Fact } from '../flow/facts.ts';
import { objectOf, type Value } from '../flow/value.ts';
import { nameOf } from './looks.ts';

/** What a test says of all characters of a text: `set(x) <= LETTERS`, `not set(x) - LETTERS`, `set(x).issubset(LETTERS)`. */
export interface CharacterTest {
  readonly text: Value;
  readonly allowed: Value;
}

export function characterTest(
  engine: Engine,
  { condition, holds }: Fact & { sort: 'test' },
  frame: Frame | undefined,
): CharacterTest | undefined {
  const tested = objectOf(condition);
  const pair = pairIn(tested, holds);
  if (!pair) return undefined;
  const made = objectOf(pair.of);
  if (made.kind !== 'call' || nameOf(made.callee) !== 'set' || !made.args[0]) return undefined;
  const isSet = engine
    .refs(made.callee, frame)
    .some((ref) => ref.sort === 'library' && ref.path === 'builtins.set');
  return isSet ? { text: objectOf(made.args[0].value), allowed: pair.allowed } : undefined;
}

function pairIn(tested: Value, holds: boolean): { of: Value; allowed: Value } | undefined {
  if (tested.kind === 'operation') {
    const [left, right] = tested.operands as [Value, Value];
    if (tested.operator === (holds ? '<=' : '-')) return { of: left, allowed: right };
    return holds && tested.operator === '>=' ? { of: right, allowed: left } : undefined;
  }
  if (!holds || tested.kind !== 'call' || tested.callee.kind !== 'attribute') return undefined;
  const [given] = tested.args;
  if (!given) return undefined;
  if (nameOf(tested.callee) === 'issubset') return { of: tested.callee.base, allowed: given.value };
  return nameOf(tested.callee) === 'issuperset'
    ? { of: given.value, allowed: tested.callee.base }
    : undefined;
}
