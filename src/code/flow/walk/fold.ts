import { Bytes, type Literal } from '../value.ts';

/**
 * Python's operators on constants. `NOT_CONSTANT` where the result is not certain, would raise, or would be large:
 * a fold never makes a string longer than {@link MAX_LENGTH}.
 */
export const NOT_CONSTANT = Symbol('not constant');
export type Folded = Literal | typeof NOT_CONSTANT;

const MAX_LENGTH = 100_000;

/** Python's truth of a literal. */
export function isTrue(literal: Literal): boolean {
  if (literal instanceof Bytes) return literal.text.length > 0;
  return literal === undefined ? true : Boolean(literal);
}

/** Equality as Python's `==` has it: `1 == 1.0 == True`, but `'1' != 1` and `b'a' != 'a'`. */
export function equals(a: Literal, b: Literal): boolean {
  if (a instanceof Bytes || b instanceof Bytes) {
    return a instanceof Bytes && b instanceof Bytes && a.text === b.text;
  }
  if (isNumber(a) && isNumber(b)) return Number(a) === Number(b);
  return a === b;
}

type NumberLiteral = number | bigint | boolean;

function isNumber(literal: Literal): literal is NumberLiteral {
  return typeof literal === 'number' || typeof literal === 'bigint' || typeof literal === 'boolean';
}

export function foldBinary(operator: string, a: Literal, b: Literal): Folded {
  if (operator === '==') return equals(a, b);
  if (operator === '!=') return !equals(a, b);
  if (operator === 'is' || operator === 'is not') return foldIs(a, b, operator === 'is');
  if (operator === 'in' || operator === 'not in') return foldIn(a, b, operator === 'in');
  if (isNumber(a) && isNumber(b)) return foldNumbers(operator, Number(a), Number(b));
  if (typeof a === 'string' && typeof b === 'string') return foldStrings(operator, a, b);
  if (a instanceof Bytes && b instanceof Bytes) {
    const result = foldStrings(operator, a.text, b.text);
    return typeof result === 'string' ? new Bytes(result) : result;
  }
  if (operator === '*' && typeof a === 'string' && typeof b === 'number') return repeat(a, b);
  if (operator === '*' && typeof a === 'number' && typeof b === 'string') return repeat(b, a);
  if (operator === '%' && typeof a === 'string') return foldPercent(a, [b]);
  return NOT_CONSTANT;
}

/** Identity is certain for the singletons only. */
function foldIs(a: Literal, b: Literal, positive: boolean): Folded {
  const singletons = [null, true, false, undefined] as readonly Literal[];
  if (!singletons.includes(a) && !singletons.includes(b)) return NOT_CONSTANT;
  return (a === b) === positive;
}

function foldIn(a: Literal, b: Literal, positive: boolean): Folded {
  const text = (literal: Literal) => (literal instanceof Bytes ? literal.text : literal);
  const [needle, hay] = [text(a), text(b)];
  if (typeof needle !== 'string' || typeof hay !== 'string') return NOT_CONSTANT;
  return hay.includes(needle) === positive;
}

/** Integers beyond 2^53 are left alone: nothing that is asked of constants depends on them. */
function foldNumbers(operator: string, a: number, b: number): Folded {
  const result = numberResult(operator, a, b);
  if (typeof result === 'boolean') return result;
  return result !== undefined && Number.isFinite(result) && Math.abs(result) <= Number.MAX_SAFE_INTEGER
    ? result
    : NOT_CONSTANT;
}

function numberResult(operator: string, a: number, b: number): number | boolean | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    case '**':
      return a ** b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return bits(operator, a, b);
    default:
      return undefined;
  }
}

function bits(operator: string, a: number, b: number): number | undefined {
  if (![a, b].every((n) => Number.isInteger(n) && Math.abs(n) < 2 ** 30)) return undefined;
  if (operator === '&') return a & b;
  if (operator === '|') return a | b;
  if (operator === '^') return a ^ b;
  if (b < 0 || b > 52) return undefined;
  return operator === '<<' ? a * 2 ** b : Math.floor(a / 2 ** b);
}

function foldStrings(operator: string, a: string, b: string): Folded {
  switch (operator) {
    case '+':
      return a.length + b.length <= MAX_LENGTH ? a + b : NOT_CONSTANT;
    case '%':
      return foldPercent(a, [b]);
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return NOT_CONSTANT;
  }
}

function repeat(text: string, times: number): Folded {
  if (!Number.isInteger(times) || text.length * times > MAX_LENGTH) return NOT_CONSTANT;
  return text.repeat(Math.max(0, times));
}

export function foldUnary(operator: string, operand: Literal): Folded {
  if (operator === 'not') return !isTrue(operand);
  if (!isNumber(operand)) return NOT_CONSTANT;
  const number = Number(operand);
  if (operator === '-') return -number;
  if (operator === '+') return number;
  return operator === '~' && Number.isInteger(number) ? -number - 1 : NOT_CONSTANT;
}

/** `%s`, `%d`, `%r` of strings and integers; anything finer is left alone. */
export function foldPercent(format: string, values: readonly Literal[]): Folded {
  let next = 0;
  let certain = true;
  const text = format.replace(/%(.)/gs, (_, conversion: string) => {
    if (conversion === '%') return '%';
    const value = values[next++];
    const plain = typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value));
    if (!plain || !(conversion === 's' || (conversion === 'd' && typeof value === 'number'))) certain = false;
    return String(value);
  });
  return certain && next === values.length && text.length <= MAX_LENGTH ? text : NOT_CONSTANT;
}

/** `str(x)` as an f-string field or `%s` writes it. */
export function textOf(literal: Literal): Folded {
  if (typeof literal === 'string') return literal;
  if (typeof literal === 'number' && Number.isInteger(literal)) return String(literal);
  if (typeof literal === 'bigint') return String(literal);
  if (literal === null) return 'None';
  if (typeof literal === 'boolean') return literal ? 'True' : 'False';
  return NOT_CONSTANT;
}

/** Methods of `str` whose result is a constant when everything else is. */
export function foldMethod(
  method: string,
  text: string,
  args: readonly Literal[],
  named: ReadonlyMap<string, Literal> = NO_NAMES,
): Folded {
  const [first, second] = args;
  if (method === 'format') return foldFormat(text, args, named);
  if (named.size > 0) return NOT_CONSTANT;
  switch (args.length === 0 ? method : `${method}()`) {
    case 'lower':
    case 'casefold':
      return text.toLowerCase();
    case 'upper':
      return text.toUpperCase();
    case 'strip':
      return text.trim();
    case 'title':
    case 'capitalize':
      return method === 'capitalize'
        ? text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
        : NOT_CONSTANT;
    case 'startswith()':
      return typeof first === 'string' && args.length === 1 ? text.startsWith(first) : NOT_CONSTANT;
    case 'endswith()':
      return typeof first === 'string' && args.length === 1 ? text.endsWith(first) : NOT_CONSTANT;
    case 'replace()':
      return typeof first === 'string' && typeof second === 'string' && args.length === 2 && first !== ''
        ? limited(text.replaceAll(first, second))
        : NOT_CONSTANT;
    default:
      return NOT_CONSTANT;
  }
}

function limited(text: string): Folded {
  return text.length <= MAX_LENGTH ? text : NOT_CONSTANT;
}

const NO_NAMES: ReadonlyMap<string, Literal> = new Map();

/** `text[i]` and `text[i:j]`; bounds that are left out are null. */
export function foldIndex(text: string, bounds: readonly Literal[]): Folded {
  const characters = [...text];
  const [from, to] = bounds;
  const isBound = (bound: Literal | undefined) =>
    bound === null || bound === undefined || (typeof bound === 'number' && Number.isInteger(bound));
  if (bounds.length === 1) {
    return typeof from === 'number' ? (characters.at(from) ?? NOT_CONSTANT) : NOT_CONSTANT;
  }
  if (bounds.length !== 2 || !isBound(from) || !isBound(to)) return NOT_CONSTANT;
  return characters.slice((from as number | null) ?? 0, (to as number | null) ?? undefined).join('');
}

/** `'{}{1}{name}'.format(…)` without attributes or specifications. */
function foldFormat(format: string, args: readonly Literal[], named: ReadonlyMap<string, Literal>): Folded {
  let next = 0;
  let certain = true;
  const text = format.replace(/\{\{|\}\}|\{(\w*)\}|[{}]/g, (match, field: string | undefined) => {
    if (match === '{{' || match === '}}') return match.charAt(0);
    const given =
      field === '' ? args[next++] : /^\d+$/.test(field ?? 'x') ? args[Number(field)] : named.get(field ?? '');
    const piece = given === undefined ? NOT_CONSTANT : textOf(given);
    if (typeof piece !== 'string') certain = false;
    return String(piece);
  });
  return certain ? limited(text) : NOT_CONSTANT;
}
