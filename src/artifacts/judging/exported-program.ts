/** Graphs of torch.export: operators by name, and expressions that sympy evaluates. Source: torch/_export/serde. */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { objectsIn } from './json.ts';

/** Sums, products and functions of sympy over names and numbers; quotes and attributes of objects are something else. */
const EXPRESSION = /^[\w\s()+\-*/,<>=&|~.%]*$/;
const OPERATOR =
  /^torch\.ops\.(?:aten|prim|prims|quantized|quantized_decomposed|torchvision|higher_order|_c10d_functional)\./;

/** As sympy writes a variable; its name is all that stands in quotes. */
const VARIABLE = /\bSymbol\('\w+'/g;

function isExpression(text: string): boolean {
  const bare = text.replace(VARIABLE, 'Symbol(name');
  return EXPRESSION.test(bare) && !/__|\.[A-Za-z_]/.test(bare);
}

/** Undefined for text that is no JSON. */
export function judgeExportedProgram(text: string): Reason[] | undefined {
  const objects = objectsIn(text);
  if (!objects) return undefined;
  const reasons = new Map<string, Reason>();
  const add = (verdict: Reason['verdict'], message: string) =>
    reasons.set(message, { rule: 'embedded-code', verdict, message });
  for (const { expr_str: expression, target } of objects) {
    if (typeof expression === 'string' && !isExpression(expression))
      add('dangerous', `its program has ${printable(expression.slice(0, 80))} evaluated as Python`);
    if (typeof target === 'string' && target.startsWith('torch.ops.') && !OPERATOR.test(target))
      add('unknown', `its program calls ${printable(target)}, an operator of a library of its own`);
  }
  return [...reasons.values()];
}
