/**
 * Graphs of torch.export: operators by name, and what is evaluated as Python: expressions of sizes by sympy, whose names reach every
 * builtin function, and guards. Sources: torch/_export/serde/serialize.py, torch/export/_unlift.py, torch/utils/_pytree.py.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { type JsonObject, objectsIn } from './json.ts';
import { importReason } from './named.ts';

const OPERATOR =
  /^torch\.ops\.(?:aten|prim|prims|quantized|quantized_decomposed|torchvision|higher_order|_c10d_functional)\./;
/** Functions of torch over sizes. */
const OF_SIZES = /^torch\._?sym_\w+$/;

/** Sums, products and functions over names and numbers; quotes and attributes of objects are something else. */
const EXPRESSION = /^[\w\s()+\-*/,<>=&|~.%]*$/;
/** The same with items of arguments. */
const GUARD = /^[\w\s()+\-*/,<>=!&|~.%[\]'"]*$/;
/** As sympy writes variables and numbers, which are all that stands in quotes. */
const QUOTED = /\b(?:Symbol\('\w+'|Float\('[\d.e+-]+')/g;
/** A key, or a text that an argument is compared with. */
const KEY = /'\w*'|"\w*"/g;
const NAMES = /(?<![\w.])[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/g;
const ATTRIBUTES = /\.\s*([A-Za-z_]\w*)/g;

/**
 * Classes of sympy and torch begin with a large letter, symbols of sizes end with a digit. Any other name may be a function of
 * Python: `exec(chr(112))` needs no quotes.
 */
const KNOWN_NAME = /^(?:[A-Z]\w*|[a-z]{1,4}\d+)$/;
const FUNCTIONS = new Set(
  `abs acos acosh and args asin asinh atan atanh ceiling cos cosh exp floor im in inf is kwargs len log max math min not oo or pi
    re sign sin sinh sqrt tan tanh
    commutative complex even evaluate precision extended_real finite infinite integer negative nonnegative nonpositive nonzero odd
    positive rational real zero`.split(/\s+/),
);
/** Of arguments and of `math`. */
const PARTS = new Set(
  'size shape stride dim ndim dtype storage_offset numel item isnan inf ceil floor trunc sqrt pow'.split(' '),
);

/** Undefined for text that is no JSON. */
export function judgeExportedProgram(text: string): Reason[] | undefined {
  const objects = objectsIn(text);
  if (!objects) return undefined;
  const reasons = new Map<string, Reason>();
  for (const object of objects) for (const reason of reasonsOf(object)) reasons.set(reason.message, reason);
  return [...reasons.values()];
}

function reasonsOf(object: JsonObject): Reason[] {
  const { expr_str: expression, guards_code: guards, target } = object;
  const reasons: Reason[] = factoryReasons(object);
  if (typeof expression === 'string' && !isExpression(expression)) reasons.push(evaluated(expression));
  for (const guard of Array.isArray(guards) ? guards : [])
    if (typeof guard === 'string' && !isGuard(guard)) reasons.push(evaluated(guard));
  if (
    typeof target === 'string' &&
    target.startsWith('torch.') &&
    !OPERATOR.test(target) &&
    !OF_SIZES.test(target)
  )
    reasons.push(unknown(`its program calls ${printable(target)}, an operator of a library of its own`));
  return reasons;
}

function isExpression(text: string): boolean {
  const bare = text.replace(QUOTED, 'N(N');
  return EXPRESSION.test(bare) && !/__|\.\s*[A-Za-z_]/.test(bare) && isOfKnownNames(bare);
}

function isGuard(text: string): boolean {
  const bare = text.replace(KEY, '0');
  if (!GUARD.test(bare) || /__|['"\n]/.test(bare)) return false;
  return (
    isOfKnownNames(bare) &&
    [...bare.matchAll(ATTRIBUTES)].every(([, name = '']) => PARTS.has(name) || name.startsWith('sym_'))
  );
}

function isOfKnownNames(text: string): boolean {
  return [...text.matchAll(NAMES)].every(([path]) => {
    const name = path.split(/\s*\./, 1)[0] as string;
    if (name === 'torch') return OF_SIZES.test(path);
    return KNOWN_NAME.test(name) || FUNCTIONS.has(name);
  });
}

/** What makes the items of a dict among the arguments: its module is imported. */
function factoryReasons({
  default_factory_module: module,
  default_factory_name: name,
}: JsonObject): Reason[] {
  if (typeof module !== 'string' || typeof name !== 'string') return [];
  const reason = importReason('its program', module, name);
  return reason ? [reason] : [];
}

function evaluated(text: string): Reason {
  const message = `its program has ${printable(text.slice(0, 80))} evaluated as Python`;
  return { rule: 'embedded-code', verdict: 'dangerous', message };
}

function unknown(message: string): Reason {
  return { rule: 'embedded-code', verdict: 'unknown', message };
}
