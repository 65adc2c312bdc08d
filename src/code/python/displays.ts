/** Everything in brackets that is not a call: groups, tuples, lists, dicts, sets, comprehensions, subscripts. */
import { element, expression, expressions, markTarget, Power, starred } from './expressions.ts';
import { Context, Flag, Kind } from './nodes.ts';
import type { Parser } from './parser.ts';
import { close } from './recovery.ts';
import * as T from './tokens.ts';

/** `(`: the empty tuple, a tuple, a generator expression, or an expression in parentheses. */
export function group(p: Parser): number {
  const opened = p.start;
  p.next();
  const from = p.itemCount;
  if (p.kind === T.RPAR) return tuple(p, opened, from);
  const first = element(p, Power.Named);
  if (startsComprehension(p)) {
    comprehensions(p, false);
    close(p, T.RPAR, opened);
    return p.list(p.node1(Kind.GeneratorExp, 0, opened, p.previousEnd, first), from);
  }
  if (p.kind !== T.COMMA) {
    close(p, T.RPAR, opened);
    if (p.kindOf(first) !== Kind.Error) p.addFlags(first, Flag.Parenthesised);
    return first;
  }
  p.push(first);
  elements(p);
  return tuple(p, opened, from);
}

function tuple(p: Parser, opened: number, from: number): number {
  close(p, T.RPAR, opened);
  return p.list(p.leaf(Kind.Tuple, 0, opened, p.previousEnd), from);
}

/** The rest of a list of elements, from the comma after the first. */
function elements(p: Parser): void {
  while (p.accept(T.COMMA) && T.STARTS_ELEMENT[p.kind]) p.push(element(p, Power.Named));
}

/** `[` as an operand. */
export function displayBracket(p: Parser): number {
  const opened = p.start;
  p.next();
  const from = p.itemCount;
  if (p.kind !== T.RSQB) {
    const first = element(p, Power.Named);
    if (startsComprehension(p)) {
      comprehensions(p, true);
      close(p, T.RSQB, opened);
      return p.list(p.node1(Kind.ListComp, 0, opened, p.previousEnd, first), from);
    }
    p.push(first);
    elements(p);
  }
  close(p, T.RSQB, opened);
  return p.list(p.leaf(Kind.List, 0, opened, p.previousEnd), from);
}

/** `{`: a dict or a set, which the first element tells. */
export function displayBrace(p: Parser): number {
  const opened = p.start;
  p.next();
  const from = p.itemCount;
  if (p.kind === T.RBRACE || p.kind === T.DOUBLESTAR) return dict(p, opened, from, 0);
  const first = element(p, Power.Named);
  if (p.kind === T.COLON) return dict(p, opened, from, first);
  if (startsComprehension(p)) {
    comprehensions(p, false);
    close(p, T.RBRACE, opened);
    return p.list(p.node1(Kind.SetComp, 0, opened, p.previousEnd, first), from);
  }
  p.push(first);
  elements(p);
  close(p, T.RBRACE, opened);
  return p.list(p.leaf(Kind.Set, 0, opened, p.previousEnd), from);
}

/** A dict, of whose first item the key may have been read. */
function dict(p: Parser, opened: number, from: number, firstKey: number): number {
  let key = firstKey;
  while (p.kind !== T.RBRACE) {
    if (key === 0 && p.kind !== T.DOUBLESTAR) key = expression(p, Power.Test);
    const value = dictValue(p, key);
    if (startsComprehension(p)) {
      comprehensions(p, false);
      close(p, T.RBRACE, opened);
      return p.list(p.node2(Kind.DictComp, 0, opened, p.previousEnd, key, value), from);
    }
    p.push(key);
    p.push(value);
    key = 0;
    if (!p.accept(T.COMMA)) break;
  }
  close(p, T.RBRACE, opened);
  return p.list(p.leaf(Kind.Dict, 0, opened, p.previousEnd), from);
}

/** The value after its key and colon; without a key what follows `**`. */
function dictValue(p: Parser, key: number): number {
  if (key === 0) {
    p.next();
    return expression(p, Power.BitOr);
  }
  p.expect(T.COLON, "':' expected after dictionary key");
  return expression(p, Power.Test);
}

export function startsComprehension(p: Parser): boolean {
  return p.kind === T.FOR || (p.kind === T.NAME && p.value === T.ASYNC);
}

/**
 * All `for … in … if …` of a comprehension, pushed as items. Python 2's lists may go through several values
 * without parentheses: `[x for x in 1, 2]`.
 */
export function comprehensions(p: Parser, tupleAllowed: boolean): void {
  while (startsComprehension(p)) p.push(comprehension(p, tupleAllowed));
}

function comprehension(p: Parser, tupleAllowed: boolean): number {
  const { start } = p;
  const flags = p.accept(T.NAME) ? Flag.Async : 0;
  p.expect(T.FOR);
  const target = expressions(p, Power.BitOr);
  markTarget(p, target, Context.Store);
  p.expect(T.IN);
  const iter = tupleAllowed ? expressions(p, Power.Or) : expression(p, Power.Or);
  const from = p.itemCount;
  while (p.accept(T.IF)) p.push(condition(p));
  return p.list(p.node2(Kind.Comprehension, flags, start, p.previousEnd, target, iter), from);
}

/** A filter: no conditional expression, for its `if` would be the next filter's; but `:=` is allowed. */
function condition(p: Parser): number {
  const { start } = p;
  const test = expression(p, Power.Or);
  if (p.kind !== T.WALRUS) return test;
  markTarget(p, test, Context.Store);
  p.next();
  const value = expression(p, Power.Or);
  return p.node2(Kind.NamedExpr, 0, start, p.previousEnd, test, value);
}

/** `[` after an operand that started at `start`. */
export function subscript(p: Parser, value: number, start: number): number {
  const opened = p.start;
  p.next();
  const slice = slices(p);
  close(p, T.RSQB, opened);
  return p.node2(Kind.Subscript, Context.Load, start, p.previousEnd, value, slice);
}

function slices(p: Parser): number {
  const { start } = p;
  const first = slice(p);
  if (p.kind !== T.COMMA && p.kindOf(first) !== Kind.Starred) return first;
  const from = p.itemCount;
  p.push(first);
  while (p.accept(T.COMMA) && (T.STARTS_ELEMENT[p.kind] || p.kind === T.COLON)) p.push(slice(p));
  return p.list(p.leaf(Kind.Tuple, 0, start, p.previousEnd), from);
}

function slice(p: Parser): number {
  if (p.kind === T.STAR) return starred(p);
  const { start } = p;
  const lower = p.kind === T.COLON ? 0 : expression(p, Power.Named);
  if (!p.accept(T.COLON)) return lower;
  const upper = T.STARTS_EXPRESSION[p.kind] ? expression(p, Power.Test) : 0;
  const step = p.accept(T.COLON) && T.STARTS_EXPRESSION[p.kind] ? expression(p, Power.Test) : 0;
  return p.node3(Kind.Slice, 0, start, p.previousEnd, lower, upper, step);
}
