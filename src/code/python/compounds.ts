/** Statements with blocks. */
import * as C from './characters.ts';
import { element, expression, expressions, markTarget, Power } from './expressions.ts';
import { enclosesItems } from './lookahead.ts';
import { Context, Flag, Kind } from './nodes.ts';
import { callArguments, parameters } from './parameters.ts';
import type { Parser } from './parser.ts';
import { openPattern } from './patterns.ts';
import { close, errorOf, readOn } from './recovery.ts';
import { block, endHeader, statement } from './statements.ts';
import * as T from './tokens.ts';
import { typeParameters } from './type-parameters.ts';

/** At a keyword that starts a compound statement. */
export function compound(p: Parser): number {
  const { start } = p;
  switch (p.kind) {
    case T.DEF:
      return functionDef(p, Kind.FunctionDef, start, 0);
    case T.CLASS:
      return classDef(p, start, 0);
    case T.IF:
      return ifStatement(p);
    case T.FOR:
      return forStatement(p, Kind.For, start);
    case T.WITH:
      return withStatement(p, Kind.With, start);
    case T.TRY:
      return tryStatement(p);
    default:
      return whileStatement(p);
  }
}

/** After `async`, which was at `start`. */
export function asyncStatement(p: Parser, start: number): number {
  if (p.kind === T.DEF) return functionDef(p, Kind.AsyncFunctionDef, start, 0);
  if (p.kind === T.FOR) return forStatement(p, Kind.AsyncFor, start);
  return withStatement(p, Kind.AsyncWith, start);
}

/** The decorators and what they decorate. */
export function decorated(p: Parser): number {
  const { start } = p;
  const from = p.itemCount;
  while (p.accept(T.AT)) {
    p.push(expressions(p, Power.Named));
    if (p.kind !== T.NEWLINE) {
      p.stop();
      readOn(p, false);
    }
    p.accept(T.NEWLINE);
  }
  const decorators = p.list(p.leaf(Kind.Decorators, 0, start, p.previousEnd), from);
  const at = p.start;
  if (p.kind === T.DEF) return functionDef(p, Kind.FunctionDef, at, decorators);
  if (p.kind === T.CLASS) return classDef(p, at, decorators);
  if (p.kind === T.NAME && p.value === T.ASYNC) {
    p.next();
    if (p.at(T.DEF)) return functionDef(p, Kind.AsyncFunctionDef, at, decorators);
  }
  p.error(p.start, p.end, 'expected a function or class after its decorators');
  p.push(decorators);
  return errorOf(p, start, from);
}

function functionDef(p: Parser, kind: number, start: number, decorators: number): number {
  const { yields } = p;
  p.next();
  const name = p.kind === T.NAME ? p.value : 0;
  p.expect(T.NAME);
  const typeParams = p.kind === T.LSQB ? typeParameters(p) : 0;
  const opened = p.start;
  p.expect(T.LPAR, "expected '('");
  const args = p.stopped ? 0 : parameters(p, T.RPAR);
  close(p, T.RPAR, opened);
  const returns = p.accept(T.ARROW) ? expressions(p, Power.Test) : 0;
  p.yields = false;
  const body = block(p, 'function definition');
  const flags = p.yields ? Flag.Generator : 0;
  p.yields = yields;
  return p.nodeOf(kind, flags, start, p.previousEnd, [name, decorators, typeParams, args, returns, body]);
}

function classDef(p: Parser, start: number, decorators: number): number {
  const { yields } = p;
  p.next();
  const name = p.kind === T.NAME ? p.value : 0;
  p.expect(T.NAME);
  const typeParams = p.kind === T.LSQB ? typeParameters(p) : 0;
  const from = p.itemCount;
  if (p.kind === T.LPAR) callArguments(p);
  const body = block(p, 'class definition');
  p.yields = yields;
  const node = p.nodeOf(Kind.ClassDef, 0, start, p.previousEnd, [name, decorators, typeParams, body]);
  return p.list(node, from);
}

/** All clauses of a chain are read before the first is written: it may be long. */
function ifStatement(p: Parser): number {
  const from = p.itemCount;
  do {
    p.push(p.start);
    p.next();
    p.push(expression(p, Power.Named));
    p.push(block(p, "'if' statement"));
  } while (p.kind === T.ELIF);
  let orelse = clause(p, T.ELSE, "'else' statement");
  while (p.itemCount > from) {
    const { items, itemCount } = p;
    const [start, test, body] = [items[itemCount - 3]!, items[itemCount - 2]!, items[itemCount - 1]!];
    p.itemCount -= 3;
    orelse = p.node3(Kind.If, 0, start, p.previousEnd, test, body, orelse);
  }
  return orelse;
}

/** The block after a keyword; 0 if there is none. */
function clause(p: Parser, keyword: number, owner: string): number {
  return p.accept(keyword) ? block(p, owner) : 0;
}

function whileStatement(p: Parser): number {
  const { start } = p;
  p.next();
  const test = expression(p, Power.Named);
  const body = block(p, "'while' statement");
  const orelse = clause(p, T.ELSE, "'else' statement");
  return p.node3(Kind.While, 0, start, p.previousEnd, test, body, orelse);
}

function forStatement(p: Parser, kind: number, start: number): number {
  p.next();
  const target = expressions(p, Power.BitOr);
  markTarget(p, target, Context.Store);
  p.expect(T.IN);
  const iter = p.stopped ? p.missing() : expressions(p, Power.Test);
  const body = block(p, "'for' statement");
  const orelse = clause(p, T.ELSE, "'else' statement");
  return p.nodeOf(kind, 0, start, p.previousEnd, [target, iter, body, orelse]);
}

function withStatement(p: Parser, kind: number, start: number): number {
  p.next();
  const from = p.itemCount;
  const opened = p.start;
  if (p.kind === T.LPAR && enclosesItems(p)) {
    p.next();
    while (!p.at(T.RPAR)) {
      p.push(withItem(p));
      if (!p.accept(T.COMMA)) break;
    }
    close(p, T.RPAR, opened);
  } else {
    do p.push(withItem(p));
    while (p.accept(T.COMMA));
  }
  const body = block(p, "'with' statement");
  return p.list(p.node1(kind, 0, start, p.previousEnd, body), from);
}

function withItem(p: Parser): number {
  const { start } = p;
  const context = element(p, Power.Named);
  let target = 0;
  if (p.accept(T.AS)) {
    target = expression(p, Power.BitOr);
    markTarget(p, target, Context.Store);
  }
  return p.node2(Kind.WithItem, 0, start, p.previousEnd, context, target);
}

function tryStatement(p: Parser): number {
  const { start } = p;
  p.next();
  const body = block(p, "'try' statement");
  const from = p.itemCount;
  let kind: number = Kind.Try;
  while (p.kind === T.EXCEPT) {
    const at = p.start;
    p.next();
    if (p.accept(T.STAR)) kind = Kind.TryStar;
    p.push(handler(p, at));
  }
  const orelse = clause(p, T.ELSE, "'else' statement");
  const finalbody = clause(p, T.FINALLY, "'finally' statement");
  if (p.itemCount === from && finalbody === 0)
    p.error(p.start, p.end, "expected 'except' or 'finally' block");
  return p.list(p.node3(kind, 0, start, p.previousEnd, body, orelse, finalbody), from);
}

/** After `except`, which was at `start`. */
function handler(p: Parser, start: number): number {
  let [type, name, target, flags] = [0, 0, 0, 0];
  if (p.kind !== T.COLON) {
    type = expression(p, Power.Test);
    if (p.kind === T.COMMA) {
      [type, target] = handlerTypes(p, type);
      if (target !== 0) flags = Flag.Comma;
    }
    if (p.accept(T.AS)) {
      name = p.kind === T.NAME ? p.value : 0;
      p.expect(T.NAME);
    }
  }
  const body = block(p, "'except' statement");
  return p.nodeOf(Kind.ExceptHandler, flags, start, p.previousEnd, [name, type, target, body]);
}

/** At the comma after the first type: what follows is Python 2's target, or Python 3.14's further types. */
function handlerTypes(p: Parser, first: number): [type: number, target: number] {
  const from = p.itemCount;
  p.push(first);
  while (p.accept(T.COMMA) && T.STARTS_EXPRESSION[p.kind]) p.push(expression(p, Power.Test));
  const last = p.items[p.itemCount - 1]!;
  if (p.itemCount === from + 2 && p.kind !== T.AS && looksLikeTarget(p, last)) {
    p.itemCount = from;
    markTarget(p, last, Context.Store);
    return [first, last];
  }
  return [p.list(p.leaf(Kind.Tuple, 0, p.startOf(first), p.previousEnd), from), 0];
}

/** A name that starts with a small letter, as variables do and classes do not; or several in parentheses. */
function looksLikeTarget(p: Parser, node: number): boolean {
  if (p.kindOf(node) !== Kind.Name) return p.kindOf(node) === Kind.Tuple;
  let at = p.startOf(node);
  while (p.bytes[at] === C.UNDERSCORE) at += 1;
  return !C.isUpper(p.bytes[at]!);
}

/** After `match`, which was at `start`. */
export function matchStatement(p: Parser, start: number): number {
  const subject = expressions(p, Power.Named);
  const from = p.itemCount;
  if (p.kind !== T.COLON) endHeader(p);
  p.accept(T.COLON);
  p.accept(T.NEWLINE);
  if (p.accept(T.INDENT)) {
    while (p.kind !== T.DEDENT && p.kind !== T.END) p.push(matchCase(p));
    p.accept(T.DEDENT);
  } else p.error(p.start, p.start, "expected an indented block after 'match' statement");
  return p.list(p.node1(Kind.Match, 0, start, p.previousEnd, subject), from);
}

/** A case; any other statement is an Error there. */
function matchCase(p: Parser): number {
  const { start } = p;
  if (p.kind !== T.NAME || p.value !== T.CASE) {
    const from = p.itemCount;
    p.error(start, p.end, "expected 'case'");
    statement(p);
    return errorOf(p, start, from);
  }
  p.next();
  const pattern = openPattern(p);
  const guard = p.accept(T.IF) ? expression(p, Power.Named) : 0;
  const body = block(p, "'case' statement");
  return p.node3(Kind.MatchCase, 0, start, p.previousEnd, pattern, guard, body);
}

/** `elif`, `else`, `except` or `finally` without the statement that it belongs to: an Error that keeps its parts. */
export function orphan(p: Parser): number {
  const { kind, start } = p;
  const from = p.itemCount;
  p.error(start, p.end, 'invalid syntax');
  p.next();
  if (kind === T.EXCEPT) {
    p.accept(T.STAR);
    p.push(handler(p, start));
  } else {
    if (kind === T.ELIF) p.push(expression(p, Power.Named));
    p.push(block(p, 'this clause'));
  }
  return errorOf(p, start, from);
}
