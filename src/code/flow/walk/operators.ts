import { Field, Operator } from '../../python/nodes.ts';
import { factsOf } from '../facts.ts';
import type { Literal, Sequence, Value } from '../value.ts';
import { grown, grownEntries } from './containers.ts';
import type { Expressions } from './expressions.ts';
import { type Folded, foldBinary, foldUnary, isTrue, NOT_CONSTANT } from './fold.ts';
import { addFacts, containerOf, type State, snapshotOf } from './state.ts';

/** How Python writes each operator, by its number. */
const SPELLINGS: Readonly<Record<number, string>> = {
  [Operator.Add]: '+',
  [Operator.Sub]: '-',
  [Operator.Mult]: '*',
  [Operator.MatMult]: '@',
  [Operator.Div]: '/',
  [Operator.Mod]: '%',
  [Operator.Pow]: '**',
  [Operator.LShift]: '<<',
  [Operator.RShift]: '>>',
  [Operator.BitOr]: '|',
  [Operator.BitXor]: '^',
  [Operator.BitAnd]: '&',
  [Operator.FloorDiv]: '//',
  [Operator.Invert]: '~',
  [Operator.Not]: 'not',
  [Operator.UAdd]: '+',
  [Operator.USub]: '-',
  [Operator.Eq]: '==',
  [Operator.NotEq]: '!=',
  [Operator.Lt]: '<',
  [Operator.LtE]: '<=',
  [Operator.Gt]: '>',
  [Operator.GtE]: '>=',
  [Operator.Is]: 'is',
  [Operator.IsNot]: 'is not',
  [Operator.In]: 'in',
  [Operator.NotIn]: 'not in',
};

/**
 * `and` and `or`: what stands behind is evaluated knowing what stands before. Behind `found or abort(404)` what stands
 * before has decided.
 */
export function booleanOperation(expressions: Expressions, node: number): Value {
  const isAnd = expressions.tree.operator(node) === Operator.And;
  const { facts, alive } = expressions.state;
  const operands: Value[] = [];
  let leaves = false;
  for (let i = 0; i < expressions.tree.count(node); i += 1) {
    const { value, truth } = expressions.test(expressions.tree.item(node, i));
    leaves = operands.length > 0 && alive && !expressions.state.alive;
    if (leaves) break;
    const decides = truth === !isAnd;
    // An operand that cannot decide is never the result, unless it is the last.
    if (truth === undefined || decides || i === expressions.tree.count(node) - 1) operands.push(value);
    if (decides) break;
    addFacts(expressions.state, factsOf(value, isAnd));
  }
  expressions.state.facts = facts;
  const [first] = operands;
  const result =
    first && operands.length === 1 ? first : expressions.operation(isAnd ? 'and' : 'or', operands, node);
  if (!leaves) return result;
  expressions.state.alive = true;
  addFacts(expressions.state, factsOf(result, !isAnd));
  return result;
}

/** `not x`, `-x`, folded where the operand is constant. */
export function unaryOperation(expressions: Expressions, node: number): Value {
  const operator = SPELLINGS[expressions.tree.operator(node)] as string;
  const operand = expressions.evaluate(expressions.tree.child(node, Field.UnaryOp.operand));
  if (operator === 'not') {
    const truth = truthOf(operand);
    return truth === undefined
      ? expressions.operation('not', [operand], node)
      : expressions.constant(!truth, node);
  }
  const folded: Folded = operand.kind === 'constant' ? foldUnary(operator, operand.literal) : NOT_CONSTANT;
  return folded === NOT_CONSTANT
    ? expressions.operation(operator, [operand], node)
    : expressions.constant(folded, node);
}

/** `a < b <= c`: each link by itself; one that is certainly false decides. */
export function comparisons(expressions: Expressions, node: number): Value {
  let left = expressions.evaluate(expressions.tree.child(node, Field.Compare.left));
  const links: Value[] = [];
  for (let i = 0; i < expressions.tree.count(node); i += 1) {
    const comparison = expressions.tree.item(node, i);
    const right = expressions.evaluate(expressions.tree.child(comparison, Field.Comparison.right));
    links.push(
      compared(expressions, SPELLINGS[expressions.tree.operator(comparison)] as string, left, right, node),
    );
    left = right;
  }
  if (links.some((link) => truthOf(link) === false)) return expressions.constant(false, node);
  return links.length === 1 ? links[0]! : expressions.operation('and', links, node);
}

function compared(
  expressions: Expressions,
  operator: string,
  left: Value,
  right: Value,
  node: number,
): Value {
  const folded = compareConstants(expressions.state, operator, left, right);
  if (folded !== NOT_CONSTANT) return expressions.constant(folded, node);
  return expressions.operation(
    operator,
    [snapshotOf(expressions.state, left), snapshotOf(expressions.state, right)],
    node,
  );
}

/** `a + b`: folded where both are constant; lists that are known are put together. */
export function binaryOperation(
  expressions: Expressions,
  operator: number,
  left: Value,
  right: Value,
  node: number,
): Value {
  const spelled = SPELLINGS[operator] as string;
  if (left.kind === 'constant' && right.kind === 'constant') {
    const folded = foldBinary(spelled, left.literal, right.literal);
    if (folded !== NOT_CONSTANT) return expressions.constant(folded, node);
  }
  const [a, b] = [containerOf(expressions.state, left), containerOf(expressions.state, right)];
  if (spelled === '+' && a?.kind === 'sequence' && b?.kind === 'sequence')
    return { ...behind(grown(a), b), site: expressions.site(node) };
  if (spelled === '|' && a?.kind === 'mapping' && b?.kind === 'mapping')
    return { ...a, entries: [...grownEntries(a), ...b.entries], site: expressions.site(node) };
  return expressions.operation(
    spelled,
    [snapshotOf(expressions.state, left), snapshotOf(expressions.state, right)],
    node,
  );
}

/** One list behind another: where it is not known how long the first is, nobody knows at which places the second stands. */
function behind(a: Sequence, b: Sequence): Sequence {
  return a.rest.length === 0
    ? { ...a, elements: [...a.elements, ...b.elements], rest: b.rest }
    : { ...a, rest: [...a.rest, ...b.elements, ...b.rest] };
}

/** Whether a value is certainly true or certainly false. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'constant':
      return isTrue(value.literal);
    case 'module':
    case 'function':
    case 'class':
      return true;
    default:
      return undefined;
  }
}

function compareConstants(state: State, operator: string, left: Value, right: Value): Folded {
  if (left.kind !== 'constant') return NOT_CONSTANT;
  if (right.kind === 'constant') return foldBinary(operator, left.literal, right.literal);
  if (operator !== 'in' && operator !== 'not in') return NOT_CONSTANT;
  const container = containerOf(state, right);
  const members =
    container?.kind === 'sequence' && container.rest.length === 0 ? container.elements : undefined;
  if (!members?.every((member) => member.kind === 'constant')) return NOT_CONSTANT;
  const found = members.some(
    (member) => foldBinary('==', left.literal, (member as { literal: Literal }).literal) === true,
  );
  return found === (operator === 'in');
}
