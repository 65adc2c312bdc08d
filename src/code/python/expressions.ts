/**
 * Expressions: one loop over binding powers for everything infix, one dispatch for what starts an operand.
 *
 * Any construct may be cut short by an error (`Parser.stop`); every loop therefore goes on only after a token that
 * it wants, and every operand that is missing becomes an empty Error.
 */
import * as C from './characters.ts';
import { displayBrace, displayBracket, group, subscript } from './displays.ts';
import { formattedString } from './fstrings.ts';
import { StringBit } from './literals.ts';
import { Context, Flag, Kind, Operator } from './nodes.ts';
import { callArguments, parameters } from './parameters.ts';
import { MAX_NESTING, type Parser } from './parser.ts';
import * as T from './tokens.ts';

/** How tightly infix operators bind; {@link expression} takes the least that it accepts. */
export const Power = {
  /** Also `name := value`. */
  Named: 1,
  /** Conditional expressions and everything tighter: what the grammar calls an expression. */
  Test: 2,
  Or: 3,
  And: 4,
  Not: 5,
  Comparison: 6,
  BitOr: 7,
  Unary: 13,
  Power: 14,
} as const;

/** By kind of token; 0 for what is not infix. */
const BINDING = new Uint8Array(T.TOKEN_KINDS);

function fillBinding(): void {
  const [bitXor, bitAnd, shift, sum, product] = [8, 9, 10, 11, 12];
  BINDING[T.WALRUS] = Power.Named;
  BINDING[T.IF] = Power.Test;
  BINDING[T.OR] = Power.Or;
  BINDING[T.AND] = Power.And;
  for (const kind of [T.IN, T.NOT, T.IS]) BINDING[kind] = Power.Comparison;
  for (let kind = T.EQUAL; kind <= T.GREATEREQUAL; kind += 1) BINDING[kind] = Power.Comparison;
  BINDING[T.VBAR] = Power.BitOr;
  BINDING[T.CIRCUMFLEX] = bitXor;
  BINDING[T.AMPERSAND] = bitAnd;
  for (const kind of [T.LSHIFT, T.RSHIFT]) BINDING[kind] = shift;
  for (const kind of [T.PLUS, T.MINUS]) BINDING[kind] = sum;
  for (const kind of [T.STAR, T.SLASH, T.DOUBLESLASH, T.PERCENT, T.AT]) BINDING[kind] = product;
  BINDING[T.DOUBLESTAR] = Power.Power;
}
fillBinding();

/** The flags of a string node that its token's value holds. */
const STRING_FLAGS = 0xff;

/** An expression whose infix operators bind at least as tightly as `least` (one of {@link Power}). */
export function expression(p: Parser, least: number): number {
  if (p.nesting >= MAX_NESTING) return tooDeep(p);
  p.nesting += 1;
  const { start } = p;
  const node = infix(p, operand(p, least), start, least);
  p.nesting -= 1;
  return node;
}

function tooDeep(p: Parser): number {
  p.stop('too many nested parentheses, operators or f-strings');
  return p.missing();
}

/** What follows a first operand, which started at `start`. */
export function infix(p: Parser, first: number, start: number, least: number): number {
  let left = first;
  for (;;) {
    const token = p.kind;
    const power = BINDING[token]!;
    if (power < least || power === 0) return left;
    if (power > Power.Comparison) {
      p.next();
      // Powers group from the right, and `2 ** -1` takes a sign.
      const right = expression(p, power === Power.Power ? Power.Unary : power + 1);
      left = p.node2(Kind.BinOp, token - T.PLUS + Operator.Add, start, p.previousEnd, left, right);
    } else if (power === Power.Comparison) left = comparison(p, left, start);
    else if (token === T.IF) left = conditional(p, left, start);
    else if (token === T.WALRUS) left = namedExpression(p, left, start);
    else left = boolean(p, left, start, token, power);
    if (p.stopped) return left;
  }
}

function comparison(p: Parser, left: number, start: number): number {
  const from = p.itemCount;
  while (BINDING[p.kind] === Power.Comparison) {
    const at = p.start;
    const operator = comparisonOperator(p);
    const right = expression(p, Power.BitOr);
    p.push(p.node1(Kind.Comparison, operator, at, p.previousEnd, right));
  }
  return p.list(p.node1(Kind.Compare, 0, start, p.previousEnd, left), from);
}

function comparisonOperator(p: Parser): number {
  const token = p.kind;
  p.next();
  if (token >= T.EQUAL) return token - T.EQUAL + Operator.Eq;
  if (token === T.IN) return Operator.In;
  if (token === T.IS) return p.accept(T.NOT) ? Operator.IsNot : Operator.Is;
  p.expect(T.IN);
  return Operator.NotIn;
}

function boolean(p: Parser, left: number, start: number, token: number, power: number): number {
  const from = p.itemCount;
  p.push(left);
  while (p.accept(token)) p.push(expression(p, power + 1));
  const operator = token === T.AND ? Operator.And : Operator.Or;
  return p.list(p.leaf(Kind.BoolOp, operator, start, p.previousEnd), from);
}

function conditional(p: Parser, body: number, start: number): number {
  p.next();
  const test = expression(p, Power.Or);
  p.expect(T.ELSE, "expected 'else' after 'if' expression");
  const orelse = expression(p, Power.Test);
  return p.node3(Kind.IfExp, 0, start, p.previousEnd, body, test, orelse);
}

function namedExpression(p: Parser, target: number, start: number): number {
  markTarget(p, target, Context.Store);
  p.next();
  const value = expression(p, Power.Test);
  return p.node2(Kind.NamedExpr, 0, start, p.previousEnd, target, value);
}

function operand(p: Parser, least: number): number {
  const { kind, start } = p;
  if (kind === T.NAME) {
    if (p.value === T.AWAIT) return awaited(p);
    const node = p.node1(Kind.Name, Context.Load, start, p.end, p.value);
    p.next();
    return trailers(p, node, start);
  }
  switch (kind) {
    case T.NOT:
      p.next();
      return unary(p, Operator.Not, start, expression(p, Power.Not));
    case T.MINUS:
      p.next();
      return unary(p, Operator.USub, start, expression(p, Power.Unary));
    case T.PLUS:
      p.next();
      return unary(p, Operator.UAdd, start, expression(p, Power.Unary));
    case T.TILDE:
      p.next();
      return unary(p, Operator.Invert, start, expression(p, Power.Unary));
    case T.LAMBDA:
      return lambda(p, least);
    case T.YIELD:
      return yielded(p);
    case T.EXCLAMATION:
    case T.PERCENT:
      if (p.ipython) return magic(p);
      break;
  }
  const node = atom(p);
  return node === 0 ? noOperand(p) : trailers(p, node, start);
}

function noOperand(p: Parser): number {
  p.stop();
  return p.missing();
}

function unary(p: Parser, operator: number, start: number, value: number): number {
  return p.node1(Kind.UnaryOp, operator, start, p.previousEnd, value);
}

/** A literal, name or anything in brackets, without what may follow it; 0 if there is none. */
function atom(p: Parser): number {
  const { kind, start } = p;
  switch (kind) {
    case T.STRING:
      return strings(p);
    case T.LPAR:
      return group(p);
    case T.NUMBER:
      return literal(p, Kind.Num, p.value);
    case T.NONE:
      return literal(p, Kind.None, 0);
    case T.TRUE:
      return literal(p, Kind.True, 0);
    case T.FALSE:
      return literal(p, Kind.False, 0);
    case T.LSQB:
      return displayBracket(p);
    case T.LBRACE:
      return displayBrace(p);
    case T.FSTRING:
      return strings(p);
    case T.ELLIPSIS:
      return literal(p, Kind.Ellipsis, 0);
    case T.BACKTICK: {
      p.next();
      const value = expressions(p, Power.Test);
      p.expect(T.BACKTICK);
      return p.node1(Kind.Repr, 0, start, p.previousEnd, value);
    }
    default:
      return 0;
  }
}

function literal(p: Parser, kind: number, flags: number): number {
  const node = p.leaf(kind, flags, p.start, p.end);
  p.next();
  return node;
}

/** Attributes, calls and subscripts after an operand that started at `start`. */
export function trailers(p: Parser, first: number, start: number): number {
  let node = first;
  for (;;) {
    const { kind } = p;
    if (kind === T.DOT) {
      p.next();
      if (p.kind !== T.NAME && p.kind !== T.NONE && p.kind !== T.TRUE && p.kind !== T.FALSE) {
        p.stop();
        return node;
      }
      node = p.node2(Kind.Attribute, Context.Load, start, p.end, p.value, node);
      p.next();
    } else if (kind === T.LPAR) node = call(p, node, start);
    else if (kind === T.LSQB) node = subscript(p, node, start);
    else return node;
  }
}

function call(p: Parser, func: number, start: number): number {
  const from = p.itemCount;
  callArguments(p);
  return p.list(p.node1(Kind.Call, 0, start, p.previousEnd, func), from);
}

/** `await value`; or, up to Python 3.6, a name like any other. */
function awaited(p: Parser): number {
  const { start, end } = p;
  p.next();
  if (T.STARTS_ATOM[p.kind]) {
    if (p.nesting >= MAX_NESTING) return tooDeep(p);
    p.nesting += 1;
    const value = operand(p, Power.Unary);
    p.nesting -= 1;
    return p.node1(Kind.Await, 0, start, p.previousEnd, value);
  }
  return trailers(p, p.node1(Kind.Name, Context.Load, start, end, T.AWAIT), start);
}

/** Where no conditional may stand, as in a comprehension, Python 2 has lambdas without one. */
function lambda(p: Parser, least: number): number {
  const { start, yields } = p;
  p.next();
  p.yields = false;
  const args = parameters(p, T.COLON);
  p.expect(T.COLON);
  const body = expression(p, least > Power.Test ? Power.Or : Power.Test);
  const flags = p.yields ? Flag.Generator : 0;
  p.yields = yields;
  return p.node2(Kind.Lambda, flags, start, p.previousEnd, args, body);
}

function yielded(p: Parser): number {
  const { start } = p;
  p.next();
  p.yields = true;
  if (p.accept(T.FROM)) {
    const value = expression(p, Power.Test);
    return p.node1(Kind.YieldFrom, 0, start, p.previousEnd, value);
  }
  const value = T.STARTS_ELEMENT[p.kind] ? expressions(p, Power.Test) : 0;
  return p.node1(Kind.Yield, 0, start, p.previousEnd, value);
}

/** IPython: the rest of the line, with its continuations. */
export function magic(p: Parser): number {
  const { start } = p;
  let end = C.lineEndFrom(p.bytes, start, p.limit);
  while (end < p.limit && p.bytes[end - 1] === C.BACKSLASH)
    end = C.lineEndFrom(p.bytes, p.afterLineEnd(end), p.limit);
  const node = p.leaf(Kind.Magic, 0, start, end);
  p.pos = p.end = end;
  p.next();
  return node;
}

/** One expression or starred expression; in stores and comprehensions `least` leaves out the `in`. */
export function element(p: Parser, least: number): number {
  return p.kind === T.STAR ? starred(p) : expression(p, least);
}

export function starred(p: Parser): number {
  const { start } = p;
  p.next();
  const value = expression(p, Power.BitOr);
  return p.node1(Kind.Starred, 0, start, p.previousEnd, value);
}

/** Elements with commas between them: a Tuple without parentheses, or the only one. */
export function expressions(p: Parser, least: number): number {
  const { start } = p;
  return tupleFrom(p, element(p, least), start, least);
}

/** The same when its first element, which started at `start`, has been read. */
export function tupleFrom(p: Parser, first: number, start: number, least: number): number {
  if (p.kind !== T.COMMA) return first;
  const from = p.itemCount;
  p.push(first);
  while (p.accept(T.COMMA) && T.STARTS_ELEMENT[p.kind]) p.push(element(p, least));
  return p.list(p.leaf(Kind.Tuple, 0, start, p.previousEnd), from);
}

/** Literals one after the other, which are one value. */
function strings(p: Parser): number {
  const { start, value } = p;
  if (p.kind === T.STRING) {
    const end = p.end;
    p.next();
    if (p.kind !== T.STRING && p.kind !== T.FSTRING)
      return p.leaf(stringKind(value), value & STRING_FLAGS, start, end);
    return concatenation(p, start, end, value);
  }
  return concatenation(p, start, -1, 0);
}

function stringKind(value: number): number {
  return value & StringBit.Bytes ? Kind.Bytes : Kind.Str;
}

/** Flags that one literal gives to the whole; the others are the first one's. */
const OF_EACH = Flag.Escaped | Flag.Unterminated;

/** Goes on after a first plain literal, if there was one: `plainEnd` is its end or -1, `plainValue` its value. */
function concatenation(p: Parser, start: number, plainEnd: number, plainValue: number): number {
  const from = p.itemCount;
  let [plainStart, lastEnd, plain] = [start, plainEnd, plainValue];
  let kind = 0;
  for (;;) {
    if (p.kind === T.STRING) {
      plain = lastEnd < 0 ? p.value : plain | (p.value & OF_EACH) | Flag.Concatenated;
      if (lastEnd < 0) plainStart = p.start;
      lastEnd = p.end;
      p.next();
    } else if (p.kind === T.FSTRING) {
      if (lastEnd >= 0) p.push(p.leaf(stringKind(plain), plain & STRING_FLAGS, plainStart, lastEnd));
      lastEnd = -1;
      kind = kind === Kind.TemplateStr || p.value & StringBit.Template ? Kind.TemplateStr : Kind.JoinedStr;
      formattedString(p);
    } else break;
  }
  if (kind === 0) return p.leaf(stringKind(plain), plain & STRING_FLAGS, start, lastEnd);
  if (lastEnd >= 0) p.push(p.leaf(stringKind(plain), plain & STRING_FLAGS, plainStart, lastEnd));
  return p.list(p.leaf(kind, 0, start, p.previousEnd), from);
}

/** Marks what is assigned to or deleted: names, attributes, subscripts, and what stands in tuples and lists. */
export function markTarget(p: Parser, node: number, context: number): void {
  switch (p.kindOf(node)) {
    case Kind.Name:
    case Kind.Attribute:
    case Kind.Subscript:
      p.addFlags(node, context);
      break;
    case Kind.Starred:
      p.addFlags(node, context);
      markTarget(p, p.nodes[node + 3]!, context);
      break;
    case Kind.Tuple:
    case Kind.List: {
      p.addFlags(node, context);
      const count = p.nodes[node + 3]!;
      for (let i = 0; i < count; i += 1) markTarget(p, p.nodes[node + 4 + i]!, context);
      break;
    }
  }
}
