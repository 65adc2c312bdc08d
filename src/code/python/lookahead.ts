/**
 * The few places where one token does not tell what a statement is. They look ahead over bytes, knowing strings,
 * comments and brackets, and never read for themselves. Together they may look at no more than the parser's
 * allowance; beyond it the answer is no.
 */
import * as C from './characters.ts';
import type { Parser } from './parser.ts';

/** Whether the logical line that the current token is in ends with a colon. */
export function lineEndsWithColon(p: Parser): boolean {
  if (p.allowance < 0) return false;
  const { bytes, limit } = p;
  let depth = 0;
  let last = 0;
  let at = p.start;
  while (at < limit) {
    const c = bytes[at]!;
    if (C.isLineEnd(c) && depth <= 0) break;
    if (c === C.BACKSLASH) at += 2;
    else if (c === C.HASH) at = C.lineEndFrom(bytes, at, limit);
    else if (c === C.SINGLE_QUOTE || c === C.DOUBLE_QUOTE) {
      last = c;
      at = stringEnd(bytes, at, limit);
    } else {
      depth += nesting(c);
      if (c > C.SPACE) last = c;
      at += 1;
    }
  }
  p.allowance -= at - p.start;
  return last === C.COLON && p.allowance >= 0;
}

/**
 * At `with (`: whether the parentheses enclose the items of the statement, `with (a as b, c):`, rather than being
 * part of the first one.
 */
export function enclosesItems(p: Parser): boolean {
  if (p.allowance < 0) return false;
  const { bytes, limit } = p;
  let depth = 0;
  let at = p.start;
  while (at < limit) {
    const c = bytes[at]!;
    if (c === C.BACKSLASH) at += 2;
    else if (c === C.HASH) at = C.lineEndFrom(bytes, at, limit);
    else if (c === C.SINGLE_QUOTE || c === C.DOUBLE_QUOTE) at = stringEnd(bytes, at, limit);
    else if (depth === 1 && isWord(bytes, at, 'for')) break;
    else {
      depth += nesting(c);
      at += 1;
      if (depth === 0) break;
    }
  }
  p.allowance -= at - p.start;
  if (depth > 0 || p.allowance < 0) return false;
  while (C.isBlank(bytes[at]!)) at += 1;
  return bytes[at] === C.COLON;
}

function isWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return !C.isWordByte(bytes[at - 1]!) && !C.isWordByte(bytes[at + word.length]!);
}

function nesting(c: number): number {
  if (c === C.OPEN_PARENTHESIS || c === C.OPEN_BRACKET || c === C.OPEN_BRACE) return 1;
  return c === C.CLOSE_PARENTHESIS || c === C.CLOSE_BRACKET || c === C.CLOSE_BRACE ? -1 : 0;
}

/** After the closing quotes of a string; a line end closes one with single quotes. */
function stringEnd(bytes: Uint8Array, start: number, limit: number): number {
  const quote = bytes[start]!;
  const triple = bytes[start + 1] === quote && bytes[start + 2] === quote;
  let at = start + (triple ? 3 : 1);
  while (at < limit) {
    const c = bytes[at]!;
    if (c === C.BACKSLASH) at += 1;
    else if (!triple && (c === quote || C.isLineEnd(c))) return c === quote ? at + 1 : at;
    else if (triple && c === quote && bytes[at + 1] === quote && bytes[at + 2] === quote) return at + 3;
    at += 1;
  }
  return limit;
}
