/**
 * Going on after an error. The rest of the damaged logical line is read for whatever expressions it holds, and the
 * next statement starts at the next line; with brackets left open that is the first line that looks like one.
 */
import * as C from './characters.ts';
import { expression, Power } from './expressions.ts';
import { Kind } from './nodes.ts';
import type { Parser } from './parser.ts';
import * as T from './tokens.ts';

/** Keywords that only a statement starts with, so that a bracket before them was left open. */
const STARTS_STATEMENT = T.tokenSet(
  ...[
    T.CLASS,
    T.DEF,
    T.RETURN,
    T.IMPORT,
    T.RAISE,
    T.TRY,
    T.WHILE,
    T.WITH,
    T.PASS,
    T.BREAK,
    T.CONTINUE,
    T.DEL,
  ],
  ...[T.GLOBAL, T.ASSERT, T.AT],
);

/** Keywords that start a statement if their line ends with a colon. */
const STARTS_CLAUSE = T.tokenSet(T.IF, T.FOR, T.ELIF, T.ELSE, T.EXCEPT, T.FINALLY);

/** What cannot be the first token of a statement, wherever it stands. */
const NEVER_FIRST = T.tokenSet(
  T.RPAR,
  T.RSQB,
  T.RBRACE,
  T.COMMA,
  T.COLON,
  T.DOT,
  T.SEMI,
  T.ASSIGN,
  T.IN,
  T.IS,
);

/**
 * After {@link Parser.stop}: reads to the end of the logical line, which becomes the current token, and pushes the
 * expressions found on the way. In the header of a compound statement its colon ends the search as well.
 */
export function readOn(p: Parser, isHeader: boolean): void {
  p.resume();
  p.quiet = true;
  while (p.kind !== T.NEWLINE && p.kind !== T.INDENT && p.kind !== T.DEDENT) {
    if (p.kind === T.END) {
      if (p.depth > 0) p.restartLine(p.limit);
      break;
    }
    if (p.depth > 0 && leavesBrackets(p)) break;
    if (isHeader && p.kind === T.COLON && (p.depth === 0 || isLast(p, p.end))) {
      p.depth = 0;
      break;
    }
    if (T.STARTS_EXPRESSION[p.kind]) readOne(p);
    else p.next();
  }
  p.quiet = false;
}

/** Moves past the bracket that closes what opened at an offset. */
export function close(p: Parser, kind: number, opened: number): void {
  if (p.kind === kind) p.next();
  else if (!p.stopped) stopUnclosed(p, opened);
}

function stopUnclosed(p: Parser, opened: number): void {
  const open = String.fromCharCode(p.bytes[opened]!);
  if (p.kind === T.RPAR || p.kind === T.RSQB || p.kind === T.RBRACE) {
    const closing = String.fromCharCode(p.bytes[p.start]!);
    p.stop(`closing parenthesis '${closing}' does not match opening parenthesis '${open}'`);
  } else if (p.kind === T.END || startsNextStatement(p)) {
    p.stop(`'${open}' was never closed`, opened, opened + 1);
  } else p.stop();
}

function readOne(p: Parser): void {
  p.push(expression(p, Power.Named));
  if (p.stopped) p.resume();
}

/** Whether the current token starts a statement although brackets are open; then goes to its line's start. */
function leavesBrackets(p: Parser): boolean {
  if (!startsNextStatement(p)) return false;
  p.restartLine(startOfLine(p, p.start));
  return true;
}

function startsNextStatement(p: Parser): boolean {
  const lineStart = startOfLine(p, p.start);
  return lineStart >= 0 && !NEVER_FIRST[p.kind] && looksLikeStatement(p, lineStart);
}

/** The start of the line that an offset is in, if only white space lies between; else -1. */
function startOfLine(p: Parser, offset: number): number {
  let at = offset;
  while (at > 0) {
    const c = p.bytes[at - 1]!;
    if (C.isLineEnd(c)) return at;
    if (!C.isBlank(c)) return -1;
    at -= 1;
  }
  return 0;
}

function looksLikeStatement(p: Parser, lineStart: number): boolean {
  const level = p.indentCount === 0 ? 0 : p.indents[p.indentCount - 1]!;
  if (columnOf(p, lineStart) <= level) return true;
  if (STARTS_STATEMENT[p.kind]) return true;
  if (STARTS_CLAUSE[p.kind]) return endsWithColon(p);
  return p.kind === T.NAME && isAssignedTo(p);
}

function columnOf(p: Parser, lineStart: number): number {
  let column = 0;
  for (let at = lineStart; at < p.start; at += 1) {
    const c = p.bytes[at];
    column = c === C.TAB ? (column | 7) + 1 : c === C.FF ? 0 : column + 1;
  }
  return column;
}

/** `name = …` with blanks, as assignments are written and keyword arguments are not. */
function isAssignedTo(p: Parser): boolean {
  const { bytes, end } = p;
  return bytes[end] === C.SPACE && bytes[end + 1] === C.EQUALS && bytes[end + 2] === C.SPACE;
}

/** Whether the physical line ends with a colon. */
function endsWithColon(p: Parser): boolean {
  if (p.allowance < 0) return false;
  let at = C.lineEndFrom(p.bytes, p.end, p.limit);
  p.allowance -= at - p.end;
  while (C.isBlank(p.bytes[at - 1]!)) at -= 1;
  return p.bytes[at - 1] === C.COLON;
}

/** Whether nothing but white space and a comment follows on the line. */
function isLast(p: Parser, offset: number): boolean {
  let at = offset;
  while (C.isBlank(p.bytes[at]!)) at += 1;
  const c = p.bytes[at]!;
  return C.isLineEnd(c) || c === C.HASH || at >= p.limit;
}

/** An Error statement of the items from `from` on. */
export function errorOf(p: Parser, start: number, from: number): number {
  return p.list(p.leaf(Kind.Error, 0, start, Math.max(start, p.previousEnd)), from);
}
