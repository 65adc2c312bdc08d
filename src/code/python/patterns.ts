/** The patterns of `case` (PEP 634). */
import { element, expression } from './expressions.ts';
import { Context, Flag, Kind, Singleton } from './nodes.ts';
import { MAX_NESTING, type Parser } from './parser.ts';
import { close } from './recovery.ts';
import * as T from './tokens.ts';

/** What a number may be: signed and complex, but without the `|` of alternatives. */
const NUMBER_POWER = 11;

/** The pattern of a case: one, or a sequence without brackets. */
export function openPattern(p: Parser): number {
  const { start } = p;
  const first = itemPattern(p);
  if (p.kind !== T.COMMA && p.kindOf(first) !== Kind.MatchStar) return first;
  const from = p.itemCount;
  p.push(first);
  while (p.accept(T.COMMA) && startsPattern(p)) p.push(itemPattern(p));
  return p.list(p.leaf(Kind.MatchSequence, 0, start, p.previousEnd), from);
}

function startsPattern(p: Parser): boolean {
  return p.kind === T.STAR || p.kind === T.MINUS || p.kind === T.PLUS || T.STARTS_ATOM[p.kind] === 1;
}

/** A pattern or `*name`. */
function itemPattern(p: Parser): number {
  if (p.kind !== T.STAR) return pattern(p);
  const { start } = p;
  p.next();
  const name = p.at(T.NAME) && p.value !== T.UNDERSCORE ? p.value : 0;
  p.expect(T.NAME);
  return p.node1(Kind.MatchStar, 0, start, p.previousEnd, name);
}

/** Alternatives and `as name`. */
function pattern(p: Parser): number {
  const { start } = p;
  if (p.nesting >= MAX_NESTING) {
    p.stop('too many nested patterns');
    return p.missing();
  }
  p.nesting += 1;
  const node = alternatives(p, start);
  p.nesting -= 1;
  if (!p.accept(T.AS)) return node;
  const name = p.kind === T.NAME ? p.value : 0;
  p.expect(T.NAME);
  return p.node2(Kind.MatchAs, 0, start, p.previousEnd, name, node);
}

function alternatives(p: Parser, start: number): number {
  const first = closed(p);
  if (p.kind !== T.VBAR) return first;
  const from = p.itemCount;
  p.push(first);
  while (p.accept(T.VBAR)) p.push(closed(p));
  return p.list(p.leaf(Kind.MatchOr, 0, start, p.previousEnd), from);
}

function closed(p: Parser): number {
  const { start } = p;
  switch (p.kind) {
    case T.NAME:
      return named(p);
    case T.LPAR:
      return grouped(p);
    case T.LSQB:
      return bracketed(p);
    case T.LBRACE:
      return mapping(p);
    case T.NONE:
      return singleton(p, Singleton.None);
    case T.TRUE:
      return singleton(p, Singleton.True);
    case T.FALSE:
      return singleton(p, Singleton.False);
  }
  if (!startsPattern(p) || p.kind === T.STAR) {
    p.stop();
    return p.missing();
  }
  const value = expression(p, NUMBER_POWER);
  return p.node1(Kind.MatchValue, 0, start, p.previousEnd, value);
}

function singleton(p: Parser, which: number): number {
  const node = p.leaf(Kind.MatchSingleton, which, p.start, p.end);
  p.next();
  return node;
}

/** A capture, the wildcard, a dotted name's value, or a class. */
function named(p: Parser): number {
  const { start, end, value: name } = p;
  p.next();
  if (p.kind !== T.DOT && p.kind !== T.LPAR) {
    return p.node2(Kind.MatchAs, 0, start, end, name === T.UNDERSCORE ? 0 : name, 0);
  }
  const node = dotted(p, p.node1(Kind.Name, Context.Load, start, end, name), start);
  return p.kind === T.LPAR
    ? classPattern(p, node, start)
    : p.node1(Kind.MatchValue, 0, start, p.previousEnd, node);
}

function dotted(p: Parser, first: number, start: number): number {
  let node = first;
  while (p.accept(T.DOT)) {
    if (p.kind === T.NAME) node = p.node2(Kind.Attribute, Context.Load, start, p.end, p.value, node);
    p.expect(T.NAME);
  }
  return node;
}

function classPattern(p: Parser, cls: number, start: number): number {
  const opened = p.start;
  const from = p.itemCount;
  p.next();
  while (p.kind !== T.RPAR) {
    p.push(classItem(p));
    if (!p.accept(T.COMMA)) break;
  }
  close(p, T.RPAR, opened);
  return p.list(p.node1(Kind.MatchClass, 0, start, p.previousEnd, cls), from);
}

/** A pattern by position, or `name=pattern`, whose name was read as a capture. */
function classItem(p: Parser): number {
  const { start } = p;
  const node = pattern(p);
  if (p.kind !== T.ASSIGN || p.kindOf(node) !== Kind.MatchAs || p.nodes[node + 4] !== 0) return node;
  const name = p.nodes[node + 3]! || T.UNDERSCORE;
  p.top = node;
  p.next();
  const value = pattern(p);
  return p.node2(Kind.MatchKeyword, 0, start, p.previousEnd, name, value);
}

function grouped(p: Parser): number {
  const opened = p.start;
  p.next();
  const from = p.itemCount;
  if (p.kind !== T.RPAR) {
    const first = itemPattern(p);
    if (p.kind !== T.COMMA && p.kindOf(first) !== Kind.MatchStar) {
      close(p, T.RPAR, opened);
      p.addFlags(first, Flag.Parenthesised);
      return first;
    }
    p.push(first);
    while (p.accept(T.COMMA) && startsPattern(p)) p.push(itemPattern(p));
  }
  close(p, T.RPAR, opened);
  return p.list(p.leaf(Kind.MatchSequence, 0, opened, p.previousEnd), from);
}

function bracketed(p: Parser): number {
  const opened = p.start;
  p.next();
  const from = p.itemCount;
  while (startsPattern(p)) {
    p.push(itemPattern(p));
    if (!p.accept(T.COMMA)) break;
  }
  close(p, T.RSQB, opened);
  return p.list(p.leaf(Kind.MatchSequence, 0, opened, p.previousEnd), from);
}

function mapping(p: Parser): number {
  const opened = p.start;
  p.next();
  const from = p.itemCount;
  let rest = 0;
  while (p.kind !== T.RBRACE) {
    if (p.accept(T.DOUBLESTAR)) {
      rest = p.kind === T.NAME ? p.value : 0;
      p.expect(T.NAME);
    } else {
      p.push(element(p, NUMBER_POWER));
      p.expect(T.COLON);
      p.push(pattern(p));
    }
    if (!p.accept(T.COMMA)) break;
  }
  close(p, T.RBRACE, opened);
  return p.list(p.node1(Kind.MatchMapping, 0, opened, p.previousEnd, rest), from);
}
