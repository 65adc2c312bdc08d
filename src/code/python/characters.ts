/** The bytes of ASCII that mean something to Python, by name. */
export const TAB = 9;
export const LF = 10;
export const FF = 12;
export const CR = 13;
export const SPACE = 32;
export const EXCLAMATION = 33;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const OPEN_PARENTHESIS = 40;
export const CLOSE_PARENTHESIS = 41;
export const PLUS = 43;
export const MINUS = 45;
export const DOT = 46;
export const DIGIT_0 = 48;
const DIGIT_9 = 57;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
const UPPER_A = 65;
export const UPPER_N = 78;
const UPPER_Z = 90;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const UNDERSCORE = 95;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
export const DELETE = 127;
/** Bytes from here on belong to characters beyond ASCII. */
export const FIRST_WIDE = 128;

/** Turns an ASCII letter into a small one (and other characters into others). */
export const SMALL = 32;
const SMALL_A = 97;
export const SMALL_B = 98;
export const SMALL_E = 101;
export const SMALL_J = 106;
export const SMALL_L = 108;
export const SMALL_O = 111;
export const SMALL_X = 120;
const SMALL_Z = 122;

export function isLineEnd(c: number): boolean {
  return c === LF || c === CR;
}

/** White space within a line. */
export function isBlank(c: number): boolean {
  return c === SPACE || c === TAB || c === FF;
}

export function isLetter(c: number): boolean {
  return (c | SMALL) >= SMALL_A && (c | SMALL) <= SMALL_Z;
}

export function isUpper(c: number): boolean {
  return c >= UPPER_A && c <= UPPER_Z;
}

export function isDigit(c: number): boolean {
  return c >= DIGIT_0 && c <= DIGIT_9;
}

/** Whether a byte may be part of an identifier, those beyond ASCII included. */
export function isWordByte(c: number): boolean {
  return c >= FIRST_WIDE || c === UNDERSCORE || isDigit(c) || isLetter(c);
}

/** The first line end from an offset on, or `limit` if there is none before it. */
export function lineEndFrom(bytes: Uint8Array, offset: number, limit: number): number {
  let at = offset;
  while (at < limit && !isLineEnd(bytes[at]!)) at += 1;
  return at;
}
