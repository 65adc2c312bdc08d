import { CALLED } from '../../models/paths.ts';
import type { Value } from '../value.ts';
import { foldBinary, foldUnary, NOT_CONSTANT } from '../walk/fold.ts';
import type { Engine } from './engine.ts';
import { constantIn } from './items.ts';
import { type Frame, type Reference, ReferenceSet, unknownReference } from './reference.ts';
import { callMethodOf } from './results.ts';

type Operation = Value & { readonly kind: 'operation' };

/** What an operator gives: one of its operands, a constant, or what the method behind it gives. */
export function operationRefs(
  engine: Engine,
  value: Operation,
  frame: Frame | undefined,
): readonly Reference[] {
  const { operator, operands } = value;
  if (operator === 'and' || operator === 'or') {
    const refs = new ReferenceSet();
    for (const operand of operands) refs.add(engine.refs(operand, frame));
    return refs.list();
  }
  const folded = foldedOperation(engine, value, frame);
  if (folded) return [folded];
  const overloaded = overloadedOperation(engine, value, frame);
  return overloaded.length > 0 ? overloaded : [unknownReference('the result of an operation')];
}

function foldedOperation(
  engine: Engine,
  { operator, operands }: Operation,
  frame: Frame | undefined,
): Reference | undefined {
  const [a, b] = operands.map((operand) => constantIn(engine, operand, frame));
  if (a?.kind !== 'constant' || operands.length > 2) return undefined;
  if (operands.length === 2 && b?.kind !== 'constant') return undefined;
  const literal =
    b?.kind === 'constant' ? foldBinary(operator, a.literal, b.literal) : foldUnary(operator, a.literal);
  return literal === NOT_CONSTANT ? undefined : { sort: 'constant', literal };
}

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
