import { Field, Kind, NUMBER_SORT_MASK, NumberSort, Operator } from '../python/nodes.ts';
import { grown, mayGrow, numberOf } from './digits.ts';
import type { Inference } from './inference.ts';
import { BOOL, FLOAT, INT, STR } from './known.ts';
import { isOnly } from './parts.ts';
import {
  digitsOf,
  isContainer,
  NEVER,
  other,
  type Payload,
  partsOf,
  type Spot,
  union,
  withoutParts,
} from './payload.ts';
import { ANYTHING } from './reasons.ts';
import { templated } from './spelled.ts';

/** What operators give for plain operands. */

/** `-x`, `+x`, `~x`, `not x`. */
export function unary(inference: Inference, place: Spot): Payload {
  const { tree } = place.module;
  const operator = tree.operator(place.node);
  if (operator === Operator.Not) return BOOL;
  const operand = inference.at(place.module, tree.child(place.node, Field.UnaryOp.operand));
  if (operator === Operator.Invert) return isOnly(operand, 'int') ? operand : other(place, ANYTHING);
  return isNumber(operand)
    ? isOnly(operand, 'float')
      ? FLOAT
      : union([operand, INT])
    : other(place, ANYTHING);
}

/** `in`, `is` and `not` give True or False whatever they are asked about; `==` may be anything of a class. */
export function compare(inference: Inference, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const sides = [tree.child(node, Field.Compare.left)];
  let isPlain = true;
  for (let i = 0; i < tree.count(node); i += 1) {
    const comparison = tree.item(node, i);
    sides.push(tree.child(comparison, Field.Comparison.right));
    const operator = tree.operator(comparison);
    const always = [Operator.In, Operator.NotIn, Operator.Is, Operator.IsNot] as readonly number[];
    if (!always.includes(operator)) isPlain = false;
  }
  if (isPlain) return BOOL;
  const parts = sides.flatMap((side) => partsOf(inference.at(module, side)));
  if (parts.some(({ kind }) => kind === 'other')) return other(place, ANYTHING);
  const declared = parts.find((part) => part.kind === 'declared');
  return declared ? { ...declared, of: BOOL } : BOOL;
}

export function numberAt(place: Spot): Payload {
  const sort = place.module.tree.flags(place.node) & NUMBER_SORT_MASK;
  if (sort === NumberSort.Imaginary) return other(place, 'a complex number has no counterpart');
  if (sort === NumberSort.Float) return FLOAT;
  const { length } = place.module.tree.text(place.node);
  // A digit of base 16 is 1.2 of base 10.
  return numberOf(length > 9 ? Math.ceil(length * 1.21) : 0, place);
}

function isNumber(payload: Payload): boolean {
  const parts = payload.kind === 'union' ? payload.of : [payload];
  return parts.every(({ kind }) => kind === 'int' || kind === 'float' || kind === 'bool');
}

/** A BinOp as it is written. */
export function operation(inference: Inference, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const [left, right] = [tree.child(node, Field.BinOp.left), tree.child(node, Field.BinOp.right)];
  const of = inference.at(module, left);
  const operator = tree.operator(node);
  if (operator === Operator.Mod && of.kind === 'str') {
    const isTuple = tree.kind(right) === Kind.Tuple;
    const values = isTuple
      ? Array.from({ length: tree.count(right) }, (_, i) => tree.item(right, i))
      : [right];
    return templated(inference, place, left, values);
  }
  if (mayGrow(tree, operator, right)) return grown(place);
  return binary(operator, of, inference.at(module, right), place);
}

export function binary(operator: number, left: Payload, right: Payload, place: Spot): Payload {
  const isText = (one: Payload) => one.kind === 'str';
  const declared = [left, right].find((one) => one.kind === 'declared' && one.of.kind === 'str');
  if (operator === Operator.Add && declared?.kind === 'declared')
    return [left, right].every((one) => isText(one) || (one.kind === 'declared' && isText(one.of)))
      ? { ...declared, of: STR }
      : other(place, ANYTHING);
  if (operator === Operator.Add && (isText(left) || left === NEVER) && isText(right)) return STR;
  if (operator === Operator.Mult && isText(left) && isOnly(right, 'int')) return STR;
  if (
    operator === Operator.Add &&
    left.kind === 'list' &&
    right.kind === 'list' &&
    !isContainer(left.of) &&
    !isContainer(right.of)
  )
    return { kind: 'list', of: union([left.of, right.of]) };
  if (!isNumber(left) || !isNumber(right) || right === NEVER)
    return firstOther(left, right) ?? other(place, ANYTHING);
  if (operator === Operator.Div) return FLOAT;
  const hasFloat = [left, right].some((one) => partsOf(one).some(({ kind }) => kind === 'float'));
  const isExact = !hasFloat && operator !== Operator.Pow;
  const whole = numberOf(digitsAfter(operator, left, right, place), place);
  return isExact ? union([whole, ...(isBitwise(operator) ? [BOOL] : [])]) : union([whole, FLOAT]);
}

/** How many digits a result has at most; the exponent of a power is written out, and shifts are by less than 100. */
function digitsAfter(operator: number, left: Payload, right: Payload, { module, node }: Spot): number {
  const [a, b] = [digitsOf(left), digitsOf(right)];
  switch (operator) {
    case Operator.Mult:
      return a + b;
    case Operator.Pow: {
      const exponent = module.tree.kind(node) === Kind.BinOp ? module.tree.child(node, Field.BinOp.right) : 0;
      return a * (module.tree.kind(exponent) === Kind.Num ? Number(module.tree.text(exponent)) : 99);
    }
    case Operator.LShift:
      return a + 30;
    case Operator.Add:
    case Operator.Sub:
      return Math.max(a, b) + 1;
    default:
      return Math.max(a, b);
  }
}

/** Of two booleans they give a boolean. */
function isBitwise(operator: number): boolean {
  return operator === Operator.BitAnd || operator === Operator.BitOr || operator === Operator.BitXor;
}

function firstOther(...payloads: readonly Payload[]): Payload | undefined {
  const found = payloads.find(({ kind }) => kind === 'other');
  return found && withoutParts(found);
}
