/**
 * The few places where one token does not tell what a statement is. They look ahead over bytes, knowing strings,
 * comments and brackets, and never read for themselves. Together they may look at no more than the parser's
 * allowance; beyond it the answer is no.
 */
import type { Parser } from './parser.ts';

const [LF, CR, QUOTE2, HASH, QUOTE1, OPEN, CLOSE, COLON, BACKSLASH] = [10, 13, 34, 35, 39, 40, 41, 58, 92];

/** Whether the logical line that the current token is in ends with a colon. */
export function lineEndsWithColon(p: Parser): boolean {
  if (p.allowance < 0) return false;
  const { bytes, limit } = p;
  let depth = 0;
  let last = 0;
  let at = p.start;
  while (at < limit) {
    const c = bytes[at]!;
    if ((c === LF || c === CR) && depth <= 0) break;
    if (c === BACKSLASH) at += 2;
    else if (c === HASH) at = commentEnd(bytes, at, limit);
    else if (c === QUOTE1 || c === QUOTE2) {
      last = c;
      at = stringEnd(bytes, at, limit);
    } else {
      depth += nesting(c);
      if (c > 32) last = c;
      at += 1;
    }
  }
  p.allowance -= at - p.start;
  return last === COLON && p.allowance >= 0;
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
    if (c === BACKSLASH) at += 2;
    else if (c === HASH) at = commentEnd(bytes, at, limit);
    else if (c === QUOTE1 || c === QUOTE2) at = stringEnd(bytes, at, limit);
    else if (depth === 1 && isWord(bytes, at, 'for')) break;
    else {
      depth += nesting(c);
      at += 1;
      if (depth === 0) break;
    }
  }
  p.allowance -= at - p.start;
  if (depth > 0 || p.allowance < 0) return false;
  while (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 12) at += 1;
  return bytes[at] === COLON;
}

function isWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return !isWordByte(bytes[at - 1]!) && !isWordByte(bytes[at + word.length]!);
}

function isWordByte(c: number): boolean {
  return c >= 128 || c === 95 || (c >= 48 && c <= 57) || ((c | 32) >= 97 && (c | 32) <= 122);
}

function nesting(c: number): number {
  if (c === OPEN || c === 91 || c === 123) return 1;
  return c === CLOSE || c === 93 || c === 125 ? -1 : 0;
}

function commentEnd(bytes: Uint8Array, start: number, limit: number): number {
  let at = start;
  while (at < limit && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return at;
}

/** After the closing quotes of a string; a line end closes one with single quotes. */
function stringEnd(bytes: Uint8Array, start: number, limit: number): number {
  const quote = bytes[start]!;
  const triple = bytes[start + 1] === quote && bytes[start + 2] === quote;
  let at = start + (triple ? 3 : 1);
  while (at < limit) {
    const c = bytes[at]!;
    if (c === BACKSLASH) at += 1;
    else if (!triple && (c === quote || c === LF || c === CR)) return c === quote ? at + 1 : at;
    else if (triple && c === quote && bytes[at + 1] === quote && bytes[at + 2] === quote) return at + 3;
    at += 1;
  }
  return limit;
}
