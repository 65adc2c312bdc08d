import { isSame } from '../../flow/ask/same.ts';
import { eachFact, type Facts } from '../../flow/facts.ts';
import { type CallOf, type Operation, objectOf, type Value } from '../../flow/value.ts';
import { intern } from '../../python/names.ts';

/**
 * Digests that are compared by hand, in as long for any two: `bad |= a ^ b` for the pairs of `zip(x, y)`, then whether
 * `bad` is nothing. `zip` ends with the shorter one, so that their lengths must have been compared before.
 */

/** The two values that are equal where a condition comes out so. */
export function equalByHand(condition: Value, holds: boolean): readonly [Value, Value] | undefined {
  const count = nothing(objectOf(condition), holds);
  const step = count && stepOf(objectOf(count));
  const pair = step && differing(step);
  if (!pair) return undefined;
  const [x, y] = pair.args.map(({ value }) => value);
  return x && y && pair.args.length === 2 && areAsLong(x, y, pair.facts) ? [x, y] : undefined;
}

/** What is nothing where the condition comes out so: `if bad:` that does not hold, `bad == 0` that does. */
function nothing(condition: Value, holds: boolean): Value | undefined {
  if (condition.kind === 'choice') return holds ? undefined : condition;
  if (condition.kind !== 'operation' || condition.operator !== (holds ? '==' : '!=')) return undefined;
  const [left, right] = condition.operands;
  return right && isZero(right) ? left : undefined;
}

/** `bad | …` of a value that begins as nothing, and to which each round of a loop adds: no round leaves it out. */
function stepOf(count: Value): Operation | undefined {
  if (count.kind !== 'choice') return undefined;
  const [step, ...others] = stepsIn(count.alternatives);
  if (step?.kind !== 'operation' || !ADDING.has(step.operator) || others.length > 0) return undefined;
  const head = step.operands.map(objectOf).find((one) => one.kind === 'choice' && one.loop);
  if (head?.kind !== 'choice') return undefined;
  return stepsIn(head.alternatives).every((one) => one === step) ? step : undefined;
}

function stepsIn(alternatives: readonly { readonly value: Value }[]): readonly Value[] {
  return alternatives.map(({ value }) => objectOf(value)).filter((value) => !isZero(value));
}

const ADDING: ReadonlySet<string> = new Set(['|', '+']);

function isZero(value: Value): boolean {
  return value.kind === 'constant' && (value.literal === 0 || value.literal === false);
}

/** The call of `zip` whose pairs the other operand tells apart. */
function differing({ operands }: Operation): CallOf | undefined {
  const test = operands.map((one) => unwrapped(one)).find((one) => one.kind !== 'choice');
  if (test?.kind !== 'operation' || (test.operator !== '^' && test.operator !== '!=')) return undefined;
  const [a, b] = test.operands.map((one) => partOfPair(unwrapped(one)));
  return a && b && a.of === b.of && a.place + b.place === 1 ? a.of : undefined;
}

/** `ord(a)`, `int(a != b)`: what a number is made of. */
function unwrapped(value: Value): Value {
  const object = objectOf(value);
  if (object.kind !== 'call' || object.args.length !== 1) return object;
  return object.args[0] && (isNamed(object.callee, 'ord') || isNamed(object.callee, 'int'))
    ? objectOf(object.args[0].value)
    : object;
}

function partOfPair(value: Value): { readonly of: CallOf; readonly place: number } | undefined {
  if (value.kind !== 'item' || value.key.kind !== 'constant') return undefined;
  const element = objectOf(value.base);
  const pairs = element.kind === 'element' ? objectOf(element.of) : undefined;
  const place = value.key.literal;
  if (pairs?.kind !== 'call' || typeof place !== 'number' || !isNamed(pairs.callee, 'zip')) return undefined;
  return { of: pairs, place };
}

/** Whether it is known that `len(x)` and `len(y)` are equal. */
function areAsLong(x: Value, y: Value, facts: Facts | undefined): boolean {
  for (const fact of eachFact(facts)) {
    if (fact.sort !== 'test') continue;
    const test = objectOf(fact.condition);
    if (test.kind !== 'operation' || test.operator !== (fact.holds ? '==' : '!=')) continue;
    const [a, b] = test.operands.map(measured);
    if (a && b && ((isSame(a, x) && isSame(b, y)) || (isSame(a, y) && isSame(b, x)))) return true;
  }
  return false;
}

function measured(value: Value): Value | undefined {
  const object = objectOf(value);
  return object.kind === 'call' && isNamed(object.callee, 'len') ? object.args[0]?.value : undefined;
}

function isNamed(callee: Value, name: string): boolean {
  if (callee.kind === 'library') return callee.path === `builtins.${name}`;
  return callee.kind === 'global' && callee.name === intern(name);
}
