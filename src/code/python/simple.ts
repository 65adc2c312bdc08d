/** Statements without blocks. */
import * as C from './characters.ts';
import { expression, expressions, infix, markTarget, Power, trailers, tupleFrom } from './expressions.ts';
import { importFrom, importStatement, lazyImport } from './imports.ts';
import { Context, Flag, Kind, Operator } from './nodes.ts';
import type { Parser } from './parser.ts';
import * as T from './tokens.ts';
import { typeParameters } from './type-parameters.ts';

/** Words that may start a statement of their own, by id. The other such words have been looked at before. */
const SOFT = new Uint8Array(T.LAST_RESERVED + 1);
for (const word of [T.PRINT, T.EXEC, T.LAZY, T.TYPE, T.NONLOCAL]) SOFT[word] = 1;

/**
 * One simple statement. `first` is a name, read before, with which it starts, or 0. 0 if nothing here can start a
 * statement; what follows a statement is not looked at.
 */
export function simple(p: Parser, first: number, start: number): number {
  if (first !== 0) return expressionStatement(p, afterName(p, first, start), start);
  switch (p.kind) {
    case T.NAME:
      if (p.value <= T.LAST_RESERVED && SOFT[p.value]) return softStatement(p);
      break;
    case T.RETURN:
      return returnStatement(p);
    case T.IMPORT:
      return importStatement(p, start, 0);
    case T.FROM:
      return importFrom(p, start, 0);
    case T.RAISE:
      return raiseStatement(p);
    case T.ASSERT:
      return assertStatement(p);
    case T.PASS:
      return word(p, Kind.Pass);
    case T.BREAK:
      return word(p, Kind.Break);
    case T.CONTINUE:
      return word(p, Kind.Continue);
    case T.DEL:
      return deleteStatement(p);
    case T.GLOBAL:
      p.next();
      return scopeStatement(p, Kind.Global, start);
    default:
      if (!T.STARTS_ELEMENT[p.kind]) return 0;
  }
  return expressionStatement(p, expressions(p, Power.Test), start);
}

function word(p: Parser, kind: number): number {
  const node = p.leaf(kind, 0, p.start, p.end);
  p.next();
  return node;
}

/** The expressions that start with a name. */
function afterName(p: Parser, name: number, start: number): number {
  const value = infix(p, trailers(p, name, start), start, Power.Test);
  return tupleFrom(p, value, start, Power.Test);
}

/** An expression by itself, or what it is assigned. */
function expressionStatement(p: Parser, value: number, start: number): number {
  if (p.kind === T.ASSIGN) return assignment(p, value, start);
  if (p.kind >= T.FIRST_AUGMENTED && p.kind <= T.LAST_AUGMENTED) return augmented(p, value, start);
  if (p.kind === T.COLON && isAnnotatable(p.kindOf(value))) return annotated(p, value, start);
  return p.node1(Kind.Expr, 0, start, p.previousEnd, value);
}

function assignment(p: Parser, first: number, start: number): number {
  const from = p.itemCount;
  let value = first;
  while (p.accept(T.ASSIGN)) {
    markTarget(p, value, Context.Store);
    p.push(value);
    value = expressions(p, Power.Test);
  }
  return p.list(p.node1(Kind.Assign, 0, start, p.previousEnd, value), from);
}

function augmented(p: Parser, target: number, start: number): number {
  const operator = p.kind - T.FIRST_AUGMENTED + Operator.Add;
  markTarget(p, target, Context.Store);
  p.next();
  const value = expressions(p, Power.Test);
  return p.node2(Kind.AugAssign, operator, start, p.previousEnd, target, value);
}

function isAnnotatable(kind: number): boolean {
  return kind === Kind.Name || kind === Kind.Attribute || kind === Kind.Subscript;
}

function annotated(p: Parser, target: number, start: number): number {
  const isSimple = p.kindOf(target) === Kind.Name && p.startOf(target) === start;
  markTarget(p, target, Context.Store);
  p.next();
  const annotation = expression(p, Power.Test);
  const value = p.accept(T.ASSIGN) ? expressions(p, Power.Test) : 0;
  return p.node3(Kind.AnnAssign, isSimple ? Flag.Simple : 0, start, p.previousEnd, target, annotation, value);
}

function returnStatement(p: Parser): number {
  const { start } = p;
  p.next();
  const value = T.STARTS_ELEMENT[p.kind] ? expressions(p, Power.Test) : 0;
  return p.node1(Kind.Return, 0, start, p.previousEnd, value);
}

/** `raise exc from cause`, and Python 2's `raise exc, value, traceback`. */
function raiseStatement(p: Parser): number {
  const { start } = p;
  p.next();
  const exc = T.STARTS_EXPRESSION[p.kind] ? expression(p, Power.Test) : 0;
  const cause = p.accept(T.FROM) ? expression(p, Power.Test) : 0;
  const value = p.accept(T.COMMA) ? expression(p, Power.Test) : 0;
  const traceback = value !== 0 && p.accept(T.COMMA) ? expression(p, Power.Test) : 0;
  return p.nodeOf(Kind.Raise, 0, start, p.previousEnd, [exc, cause, value, traceback]);
}

function assertStatement(p: Parser): number {
  const { start } = p;
  p.next();
  const test = expression(p, Power.Test);
  const msg = p.accept(T.COMMA) ? expression(p, Power.Test) : 0;
  return p.node2(Kind.Assert, 0, start, p.previousEnd, test, msg);
}

function deleteStatement(p: Parser): number {
  const { start } = p;
  const from = p.itemCount;
  p.next();
  do {
    if (p.itemCount > from && !T.STARTS_EXPRESSION[p.kind]) break;
    const target = expression(p, Power.BitOr);
    markTarget(p, target, Context.Del);
    p.push(target);
  } while (p.accept(T.COMMA));
  return p.list(p.leaf(Kind.Delete, 0, start, p.previousEnd), from);
}

/** The names after `global` or `nonlocal`, which was at `start`. */
function scopeStatement(p: Parser, kind: number, start: number): number {
  const from = p.itemCount;
  do {
    if (p.kind === T.NAME) p.push(p.node1(Kind.Name, Context.Load, p.start, p.end, p.value));
    p.expect(T.NAME);
  } while (p.accept(T.COMMA));
  return p.list(p.leaf(kind, 0, start, p.previousEnd), from);
}

/** A statement that starts with a word which is a keyword if the next token says so. */
function softStatement(p: Parser): number {
  const { start, end, value } = p;
  p.next();
  if (value === T.PRINT && startsPrint(p, end)) return printStatement(p, start);
  if (value === T.EXEC && startsExec(p)) return execStatement(p, start);
  if (value === T.LAZY && (p.kind === T.IMPORT || p.kind === T.FROM)) return lazyImport(p, start);
  if (p.kind === T.NAME && value === T.TYPE) return typeAlias(p, start);
  if (p.kind === T.NAME && value === T.NONLOCAL) return scopeStatement(p, Kind.Nonlocal, start);
  const name = p.node1(Kind.Name, Context.Load, start, end, value);
  return expressionStatement(p, afterName(p, name, start), start);
}

/** Signs and brackets after `print` would also go on with an expression: it depends on the blanks around them. */
function startsPrint(p: Parser, end: number): boolean {
  if (p.kind === T.RSHIFT) return true;
  if (p.kind === T.LPAR || p.kind === T.YIELD || !T.STARTS_EXPRESSION[p.kind]) return false;
  if (p.kind === T.LSQB) return p.start > end;
  if (p.kind === T.MINUS || p.kind === T.PLUS) return p.start > end && p.bytes[p.end]! > C.SPACE;
  if (p.kind === T.NOT) return !/^\s+in\b/.test(textAhead(p));
  return true;
}

function textAhead(p: Parser): string {
  return Buffer.from(p.bytes.subarray(p.end, Math.min(p.end + 64, p.limit))).toString('latin1');
}

/** Python 2: `print x, y`, `print >>f, x`. */
function printStatement(p: Parser, start: number): number {
  const from = p.itemCount;
  const dest = p.accept(T.RSHIFT) ? expression(p, Power.Test) : 0;
  let comma = dest === 0 || p.accept(T.COMMA);
  while (comma && T.STARTS_EXPRESSION[p.kind]) {
    p.push(expression(p, Power.Test));
    comma = p.accept(T.COMMA);
  }
  const flags = comma && p.itemCount > from ? Flag.NoNewline : 0;
  return p.list(p.node1(Kind.Print, flags, start, p.previousEnd, dest), from);
}

function startsExec(p: Parser): boolean {
  return p.kind === T.NAME || p.kind === T.STRING || p.kind === T.FSTRING;
}

/** Python 2: `exec code in globals, locals`. */
function execStatement(p: Parser, start: number): number {
  const body = expression(p, Power.BitOr);
  const globals = p.accept(T.IN) ? expression(p, Power.Test) : 0;
  const locals = globals !== 0 && p.accept(T.COMMA) ? expression(p, Power.Test) : 0;
  return p.node3(Kind.Exec, 0, start, p.previousEnd, body, globals, locals);
}

function typeAlias(p: Parser, start: number): number {
  const name = p.node1(Kind.Name, Context.Store, p.start, p.end, p.value);
  p.next();
  const typeParams = p.kind === T.LSQB ? typeParameters(p) : 0;
  p.expect(T.ASSIGN, "expected '='");
  const value = expression(p, Power.Test);
  return p.node3(Kind.TypeAlias, 0, start, p.previousEnd, name, typeParams, value);
}
