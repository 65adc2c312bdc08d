import type { Value } from '../value.ts';
import type { Engine } from './engine.ts';
import { type Leaf, leaf, NUMBER } from './leaf.ts';
import type { Frame, Reference } from './reference.ts';
import { textOrigins } from './texts.ts';
import { helds, together } from './together.ts';

const TESTS: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'is',
  'is not',
  'in',
  'not in',
  'not',
]);

/** `names & ALLOWED`: nothing is in both sets that is not in the one that stands in the code. */
function fixedOperand(
  engine: Engine,
  operands: readonly Value[],
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  for (const operand of operands) {
    const refs = engine.refs(operand, frame);
    if (refs.length === 0 || !refs.every(isSet)) continue;
    const leaves = engine.origins(operand, frame);
    if (leaves.length > 0 && leaves.every(({ origin }) => origin === 'constant')) return leaves;
  }
  return undefined;
}

function isSet(ref: Reference): boolean {
  if (ref.sort === 'library') return /^builtins\.(frozen)?set\(\)$/.test(ref.path);
  return ref.sort === 'container' && ref.value.kind === 'sequence' && ref.value.sort === 'set';
}

/** Operators that only numbers have. */
const NUMERIC: ReadonlySet<string> = new Set(['<<', '>>', '**']);

/** Where the data of what an operator gives comes from. */
export function operationOrigins(
  engine: Engine,
  value: Value & { kind: 'operation' },
  frame: Frame | undefined,
): readonly Leaf[] {
  if (TESTS.has(value.operator)) return [leaf('constant', 'true or false', value.site)];
  if (NUMERIC.has(value.operator)) return [leaf('constant', NUMBER, value.site)];
  const text = textOrigins(engine, value, frame);
  if (text && text.length > 0) return text;
  const fixed = value.operator === '&' ? fixedOperand(engine, value.operands, frame) : undefined;
  if (fixed) return fixed;
  return together(engine, helds(value.operands, frame), value.site);
}
