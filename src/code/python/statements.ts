/** Statements: which one it is, lines of simple ones, blocks. */
import * as C from './characters.ts';
import { asyncStatement, compound, decorated, matchStatement, orphan } from './compounds.ts';
import { magic } from './expressions.ts';
import { lineEndsWithColon } from './lookahead.ts';
import { Context, Kind } from './nodes.ts';
import type { Parser } from './parser.ts';
import { errorOf, readOn } from './recovery.ts';
import { simple } from './simple.ts';
import * as T from './tokens.ts';

const STARTS_COMPOUND = T.tokenSet(T.IF, T.FOR, T.WHILE, T.TRY, T.WITH, T.DEF, T.CLASS);
/** Clauses, which here have lost their statement. */
const STARTS_CLAUSE = T.tokenSet(T.ELIF, T.ELSE, T.EXCEPT, T.FINALLY);

/** Tokens after `match` that only a subject can start with, … */
const STARTS_SUBJECT = T.tokenSet(
  ...[
    T.NAME,
    T.NUMBER,
    T.STRING,
    T.FSTRING,
    T.LBRACE,
    T.TRUE,
    T.FALSE,
    T.NONE,
    T.ELLIPSIS,
    T.TILDE,
    T.LAMBDA,
  ],
);
/** … and those that would go on with an expression as well. */
const MAY_START_SUBJECT = T.tokenSet(T.LPAR, T.LSQB, T.STAR, T.MINUS, T.PLUS, T.NOT);

const NOT_IN_QUESTION = [C.HASH, C.DOUBLE_QUOTE, C.SINGLE_QUOTE, C.OPEN_PARENTHESIS, C.EQUALS];

/** All statements of a file, as a Module. */
export function module(p: Parser): number {
  const from = p.itemCount;
  const { start } = p;
  while (p.kind !== T.END) {
    if (p.kind === T.DEDENT) p.next();
    else statement(p);
  }
  return p.list(p.leaf(Kind.Module, 0, start, p.limit), from);
}

/** Reads one compound statement or one line of simple ones and pushes what it is; always moves on. */
export function statement(p: Parser): void {
  const { kind } = p;
  if (kind === T.NAME) named(p);
  else if (STARTS_COMPOUND[kind]) p.push(compound(p));
  else if (kind === T.AT) p.push(decorated(p));
  else if (kind === T.INDENT) unexpectedIndent(p);
  else if (kind === T.NEWLINE) p.next();
  else if (STARTS_CLAUSE[kind]) p.push(orphan(p));
  else if (p.ipython && startsMagic(p)) magicLine(p);
  else line(p, 0, p.start);
}

/** A statement that starts with a name, which may turn out to be a keyword. */
function named(p: Parser): void {
  const { value, start, end } = p;
  if (p.ipython && startsMagic(p)) magicLine(p);
  else if (value !== T.MATCH && value !== T.ASYNC) line(p, 0, start);
  else {
    p.next();
    if (value === T.ASYNC && (p.kind === T.DEF || p.kind === T.FOR || p.kind === T.WITH)) {
      p.push(asyncStatement(p, start));
    } else if (value === T.MATCH && startsMatch(p)) p.push(matchStatement(p, start));
    else line(p, p.node1(Kind.Name, Context.Load, start, end, value), start);
  }
}

/** Whether the `match` just passed is the keyword. */
function startsMatch(p: Parser): boolean {
  if (STARTS_SUBJECT[p.kind]) return true;
  return MAY_START_SUBJECT[p.kind] === 1 && lineEndsWithColon(p);
}

/** IPython: `%magic`, `!shell`, `?name`, `name?`. */
function startsMagic(p: Parser): boolean {
  if (p.kind === T.PERCENT || p.kind === T.EXCLAMATION) return true;
  let end = C.lineEndFrom(p.bytes, p.start, p.limit);
  while (C.isBlank(p.bytes[end - 1]!)) end -= 1;
  if (p.bytes[p.start] !== C.QUESTION && p.bytes[end - 1] !== C.QUESTION) return false;
  // No comment, string, call or assignment: what ends with a question mark then is a question.
  return !p.bytes.subarray(p.start, end).some((c) => NOT_IN_QUESTION.includes(c));
}

function magicLine(p: Parser): void {
  // Its first token may have been a bracket.
  p.depth = 0;
  p.push(magic(p));
  p.accept(T.NEWLINE);
}

/**
 * Simple statements up to the end of the line; `first` is a name that has already been read, or 0. What cannot be
 * read becomes, from the statement that it is in, one Error.
 */
export function line(p: Parser, first: number, firstStart: number): void {
  let operand = first;
  let start = firstStart;
  for (;;) {
    const from = p.itemCount;
    const node = simple(p, operand, start);
    if (node !== 0) p.push(node);
    else if (p.kind === T.SEMI) p.error(p.start, p.end, 'invalid syntax');
    if (p.kind === T.SEMI) p.next();
    else if (p.kind !== T.NEWLINE) {
      p.stop();
      readOn(p, false);
      p.push(errorOf(p, start, from));
    }
    if (p.kind === T.NEWLINE || p.kind === T.END || p.kind === T.INDENT || p.kind === T.DEDENT) break;
    operand = 0;
    start = p.start;
  }
  p.accept(T.NEWLINE);
}

/** Lines deeper than what is around them, without a reason: kept as they are, in an Error. */
function unexpectedIndent(p: Parser): void {
  const { start } = p;
  const from = p.itemCount;
  // After a statement that was given up, they may well be its body.
  if (from === 0 || p.kindOf(p.items[from - 1]!) !== Kind.Error) p.error(start, start, 'unexpected indent');
  p.next();
  statements(p);
  p.push(errorOf(p, start, from));
}

/**
 * From the colon of a header to the end of its block. What the header has too much becomes an Error at the head of
 * the block. `owner` says whose block it is.
 */
export function block(p: Parser, owner: string): number {
  const from = p.itemCount;
  if (p.kind !== T.COLON) endHeader(p);
  const hasColon = p.accept(T.COLON);
  if (p.kind === T.NEWLINE) p.next();
  else if (p.kind !== T.END) return inlineBlock(p, from);
  let { start } = p;
  if (p.at(T.INDENT)) {
    p.next();
    start = p.start;
    statements(p);
  } else if (hasColon) p.error(p.start, p.start, `expected an indented block after ${owner}`);
  return blockOf(p, start, from);
}

function inlineBlock(p: Parser, from: number): number {
  const { start } = p;
  line(p, 0, start);
  return blockOf(p, start, from);
}

/** A Block of the items from `from` on, whose first token is at `start`; an Error may lie before it. */
function blockOf(p: Parser, start: number, from: number): number {
  const first = p.itemCount > from ? Math.min(start, p.startOf(p.items[from]!)) : p.previousEnd;
  return p.list(p.leaf(Kind.Block, 0, first, p.previousEnd), from);
}

/** A header that does not end where it should: what is left of it is pushed as an Error. */
export function endHeader(p: Parser): void {
  const from = p.itemCount;
  p.stop(p.kind === T.NEWLINE ? "expected ':'" : 'invalid syntax');
  readOn(p, true);
  if (p.itemCount > from) p.push(errorOf(p, p.startOf(p.items[from]!), from));
}

/** The statements up to the end of an indented block. */
function statements(p: Parser): void {
  while (p.kind !== T.DEDENT && p.kind !== T.END) statement(p);
  p.accept(T.DEDENT);
}
