import { CALLED } from '../../models/paths.ts';
import type { Literal, Value } from '../value.ts';
import {
  equals,
  type Folded,
  foldBinary,
  foldPercent,
  foldUnary,
  NOT_CONSTANT,
  textOf,
} from '../walk/fold.ts';
import { unboxed } from './bind.ts';
import type { Engine } from './engine.ts';
import { constantIn } from './items.ts';
import { mutatedItems } from './mutations.ts';
import { truthOfReference } from './possible.ts';
import { type Frame, MAX_REFERENCES, type Reference, ReferenceSet, unknownReference } from './reference.ts';
import { callMethodOf } from './results.ts';

type Operation = Value & { readonly kind: 'operation' };

/** What an operator gives: one of its operands, a constant, or what the method behind it gives. */
export function operationRefs(
  engine: Engine,
  value: Operation,
  frame: Frame | undefined,
): readonly Reference[] {
  const { operator, operands } = value;
  if (operator === 'and' || operator === 'or') return eitherOf(engine, operands, operator === 'and', frame);
  const folded = foldedOperation(engine, value, frame);
  if (folded) return [folded];
  const overloaded = overloadedOperation(engine, value, frame);
  return overloaded.length > 0 ? overloaded : [unknownReference('the result of an operation')];
}

/** `and` and `or` give the first operand that decides, which may be known; else any of them. */
function eitherOf(
  engine: Engine,
  operands: readonly Value[],
  isAnd: boolean,
  frame: Frame | undefined,
): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const [i, operand] of operands.entries()) {
    const given = engine.refs(operand, frame);
    const truths = given.map(truthOfReference);
    const isLast = i === operands.length - 1;
    // What is true for certain is never what `and` gives, unless it is the last; what is false never what `or` gives.
    refs.add(isLast ? given : given.filter((_, at) => truths[at] !== isAnd));
    if (truths.every((truth) => truth === !isAnd)) break;
  }
  return refs.list();
}

function foldedOperation(
  engine: Engine,
  { operator, operands }: Operation,
  frame: Frame | undefined,
): Reference | undefined {
  const literal = foldedLiteral(engine, operator, operands, frame);
  return literal === NOT_CONSTANT ? undefined : { sort: 'constant', literal };
}

function foldedLiteral(
  engine: Engine,
  operator: string,
  operands: readonly Value[],
  frame: Frame | undefined,
): Folded {
  const literals: Literal[] = [];
  const [, right] = operands;
  const isIn = operator === 'in' || operator === 'not in';
  const listed = right && (isIn || operator === '%') ? literalsIn(engine, right, frame) : undefined;
  for (const [i, operand] of (listed ? operands.slice(0, 1) : operands).entries()) {
    const known = constantIn(engine, operand, frame);
    if (known?.kind === 'constant') literals.push(known.literal);
    else if (i === 0 && COMPARING.has(operator)) return agreed(engine, operator, operands, listed, frame);
    else return NOT_CONSTANT;
  }
  const [a, b] = literals;
  if (operator === 'format') return joined(literals);
  if (listed && isIn) return listed.some((one) => equals(one, a as Literal)) === (operator === 'in');
  if (listed) return typeof a === 'string' ? foldPercent(a, listed) : NOT_CONSTANT;
  if (literals.length === 1) return foldUnary(operator, a as Literal);
  return literals.length === 2 ? foldBinary(operator, a as Literal, b as Literal) : NOT_CONSTANT;
}

/** How a comparison comes out that comes out alike for all constants that its left side may be. */
function agreed(
  engine: Engine,
  operator: string,
  [left, right]: readonly Value[],
  listed: readonly Literal[] | undefined,
  frame: Frame | undefined,
): Folded {
  const given = left ? engine.refs(left, frame) : [];
  const known = right && !listed ? constantIn(engine, right, frame) : undefined;
  // Of more than are told the others may be anything.
  if (given.length === 0 || given.length >= MAX_REFERENCES) return NOT_CONSTANT;
  if (!listed && known?.kind !== 'constant') return NOT_CONSTANT;
  const outcomes = new Set<Folded>();
  for (const ref of given) {
    if (ref.sort !== 'constant') return NOT_CONSTANT;
    const { literal } = ref;
    if (listed) outcomes.add(listed.some((one) => equals(one, literal)) === (operator === 'in'));
    else if (known?.kind === 'constant') outcomes.add(foldBinary(operator, literal, known.literal));
    if (outcomes.size > 1) return NOT_CONSTANT;
  }
  const [only = NOT_CONSTANT] = outcomes;
  return only;
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', 'in', 'not in']);

/** The text of an f-string. */
function joined(literals: readonly Literal[]): Folded {
  const texts = literals.map(textOf);
  return texts.every((text) => typeof text === 'string') ? texts.join('') : NOT_CONSTANT;
}

/** The elements of a tuple, list or set, or the keys of a dict, if all are constants and nothing is added later. */
export function literalsIn(engine: Engine, value: Value, frame: Frame | undefined): Literal[] | undefined {
  const refs = engine.refs(value, frame);
  const only = refs.length === 1 ? refs[0] : undefined;
  if (only?.sort !== 'container' || mutatedItems(engine, value, undefined, frame).length > 0)
    return undefined;
  const parts =
    only.value.kind === 'sequence'
      ? only.value.elements
      : only.value.entries.flatMap((entry) => (entry.key ? [entry.key] : []));
  const isWhole =
    only.value.kind === 'sequence'
      ? only.value.rest.length === 0
      : parts.length === only.value.entries.length;
  if (!isWhole || parts.length > MAX_LISTED) return undefined;
  const literals: Literal[] = [];
  for (const part of parts) {
    const held = unboxed(part, only.frame);
    const known = constantIn(engine, held.value, held.frame);
    if (known?.kind !== 'constant') return undefined;
    literals.push(known.literal);
  }
  return literals;
}

/** Longer lists of what is allowed are data. */
const MAX_LISTED = 256;

/** The language reference, "Emulating numeric types"; the reflected method has an `r` before its name. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['@', 'matmul'],
  ['/', 'truediv'],
  ['//', 'floordiv'],
  ['%', 'mod'],
  ['**', 'pow'],
  ['<<', 'lshift'],
  ['>>', 'rshift'],
  ['&', 'and'],
  ['^', 'xor'],
  ['|', 'or'],
]);

/** `Path('a') / 'b'` is `Path('a').__truediv__('b')`. */
function overloadedOperation(
  engine: Engine,
  { operator, operands }: Operation,
  frame: Frame | undefined,
): readonly Reference[] {
  const name = METHODS.get(operator);
  const [left, right] = operands;
  if (!name || !left || !right) return [];
  const refs = new ReferenceSet();
  refs.add(engine.refs(left, frame).flatMap((ref) => methodResult(engine, ref, `__${name}__`, right, frame)));
  refs.add(
    engine.refs(right, frame).flatMap((ref) => methodResult(engine, ref, `__r${name}__`, left, frame)),
  );
  return refs.list();
}

function methodResult(
  engine: Engine,
  ref: Reference,
  method: string,
  other: Value,
  frame: Frame | undefined,
): readonly Reference[] {
  if (ref.sort === 'instance') return callMethodOf(engine, ref, method, [{ value: other, frame }]);
  if (ref.sort !== 'library') return [];
  const result = engine.stepInto(engine.stepInto(ref, method, undefined), CALLED, undefined);
  return result.entry ? [result] : [];
}
