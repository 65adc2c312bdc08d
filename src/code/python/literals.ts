/** Tokens of strings and numbers. What they are worth is asked later, see `strings.ts` and `numbers.ts`. */
import { BYTE_CLASS, DIGIT, DIGIT_VALUE } from './byte-tables.ts';
import * as C from './characters.ts';
import type { Cursor } from './cursor.ts';
import { Flag, NUMBER_SORT_MASK, NumberSort } from './nodes.ts';
import * as T from './tokens.ts';

/** What a STRING or FSTRING token's `value` holds besides the flags of its node. */
export const StringBit = { Bytes: 1 << 8, Template: 1 << 9 } as const;

/** What marks the prefix of an f-string or t-string. */
const FORMATTED = 1 << 10;

const PREFIXES: Record<string, number> = {
  r: Flag.Raw,
  u: Flag.Unicode,
  ur: Flag.Unicode | Flag.Raw,
  b: StringBit.Bytes,
  br: StringBit.Bytes | Flag.Raw,
  rb: StringBit.Bytes | Flag.Raw,
  f: FORMATTED,
  fr: FORMATTED | Flag.Raw,
  rf: FORMATTED | Flag.Raw,
  t: FORMATTED | StringBit.Template,
  tr: FORMATTED | StringBit.Template | Flag.Raw,
  rt: FORMATTED | StringBit.Template | Flag.Raw,
};

/** By {@link prefixKey}. */
const FLAGS_OF_PREFIX = new Map(
  Object.entries(PREFIXES).map(([prefix, flags]) => [
    prefixKey(prefix.charCodeAt(0), prefix.length > 1 ? prefix.charCodeAt(1) : 0),
    flags,
  ]),
);

/** The letters of a prefix as one number, large and small ones alike; `second` is 0 if there is none. */
function prefixKey(first: number, second: number): number {
  return ((first | C.SMALL) << 8) | (second === 0 ? 0 : second | C.SMALL);
}

/** The flags of a string prefix of one or two letters; -1 if it is none. */
export function stringPrefix(first: number, second: number): number {
  return FLAGS_OF_PREFIX.get(prefixKey(first, second)) ?? -1;
}

/** A literal whose quotes open at `pos`; `start` is at its prefix. */
export function scanString(cursor: Cursor, pos: number, flags: number): void {
  const { bytes } = cursor;
  const quote = bytes[pos]!;
  const triple = bytes[pos + 1] === quote && bytes[pos + 2] === quote;
  cursor.value = triple ? flags | Flag.Triple : flags;
  if (flags & FORMATTED) cursor.token(T.FSTRING, triple ? pos + 3 : pos + 1);
  else if (triple) tripleQuoted(cursor, pos + 3, quote);
  else singleQuoted(cursor, pos + 1, quote);
}

function singleQuoted(cursor: Cursor, body: number, quote: number): void {
  const { bytes } = cursor;
  let pos = body;
  for (;;) {
    const c = bytes[pos]!;
    if (c === quote) {
      cursor.token(T.STRING, pos + 1);
      return;
    }
    if (c === C.BACKSLASH) pos = escaped(cursor, pos);
    else if (c === C.LF || c === C.CR || (c === 0 && !cursor.passNull(pos))) break;
    else pos += 1;
  }
  unterminated(cursor, pos, 'unterminated string literal');
}

function tripleQuoted(cursor: Cursor, body: number, quote: number): void {
  const { bytes } = cursor;
  let pos = body;
  while (cursor.start !== cursor.cut) {
    const c = bytes[pos]!;
    if (c === quote && bytes[pos + 1] === quote && bytes[pos + 2] === quote) {
      cursor.token(T.STRING, pos + 3);
      cursor.rememberLongString();
      return;
    }
    if (c === C.BACKSLASH) pos = escaped(cursor, pos);
    else if (c === 0 && !cursor.passNull(pos)) break;
    else {
      if (c === C.CR) cursor.value |= Flag.Escaped;
      pos += 1;
    }
  }
  // Most likely the quotes that open it are wrong, not all that follows to the end of the file.
  unterminated(cursor, cursor.endOfLine(body, pos), 'unterminated triple-quoted string literal');
}

/** The position after a backslash and what it escapes. */
function escaped(cursor: Cursor, pos: number): number {
  cursor.value |= Flag.Escaped;
  const after = pos + 1;
  if (cursor.bytes[after] === C.CR && cursor.bytes[after + 1] === C.LF) return after + 2;
  return after >= cursor.limit ? after : after + 1;
}

function unterminated(cursor: Cursor, end: number, message: string): void {
  cursor.value |= Flag.Unterminated;
  cursor.error(cursor.start, end, message);
  cursor.token(T.STRING, end);
}

export function scanNumber(cursor: Cursor, pos: number): void {
  const { bytes } = cursor;
  const letter = bytes[pos + 1]! | C.SMALL;
  cursor.value = NumberSort.Integer;
  let end: number;
  if (bytes[pos] === C.DIGIT_0 && (letter === C.SMALL_X || letter === C.SMALL_O || letter === C.SMALL_B)) {
    const [base, name] =
      letter === C.SMALL_X ? [16, 'hexadecimal'] : letter === C.SMALL_O ? [8, 'octal'] : [2, 'binary'];
    end = basedDigits(cursor, pos + 2, base);
    if (end === pos + 2) cursor.error(pos, end, `invalid ${name} literal`);
  } else end = decimal(cursor, pos);
  if ((bytes[end]! | C.SMALL) === C.SMALL_L && (cursor.value & NUMBER_SORT_MASK) === NumberSort.Integer) {
    cursor.value |= Flag.Python2;
    end += 1;
  }
  cursor.token(T.NUMBER, end);
}

function basedDigits(cursor: Cursor, pos: number, base: number): number {
  const { bytes } = cursor;
  let end = pos;
  while (DIGIT_VALUE[bytes[end]!]! < base) end += 1;
  return end;
}

function decimal(cursor: Cursor, pos: number): number {
  const { bytes } = cursor;
  let end = digits(cursor, pos);
  if (bytes[end] === C.DOT) {
    cursor.value = NumberSort.Float;
    end = digits(cursor, end + 1);
  }
  if ((bytes[end]! | C.SMALL) === C.SMALL_E) {
    const sign = bytes[end + 1] === C.PLUS || bytes[end + 1] === C.MINUS ? 1 : 0;
    if (BYTE_CLASS[bytes[end + 1 + sign]!] === DIGIT) {
      cursor.value = NumberSort.Float;
      end = digits(cursor, end + 1 + sign);
    }
  }
  if ((bytes[end]! | C.SMALL) === C.SMALL_J) {
    cursor.value = NumberSort.Imaginary;
    return end + 1;
  }
  if (cursor.value === NumberSort.Integer && bytes[pos] === C.DIGIT_0) leadingZero(cursor, pos, end);
  return end;
}

/** Python 2's octal, or a decimal that no version reads. */
function leadingZero(cursor: Cursor, pos: number, end: number): void {
  let [isZero, isOctal] = [true, true];
  for (let i = pos; i < end; i += 1) {
    const c = cursor.bytes[i]!;
    if (c === C.UNDERSCORE) continue;
    if (c !== C.DIGIT_0) isZero = false;
    if (c > C.DIGIT_0 + 7) isOctal = false;
  }
  if (isZero) return;
  if (isOctal) cursor.value |= Flag.Python2;
  else cursor.error(pos, end, 'leading zeros in decimal integer literals are not permitted');
}

function digits(cursor: Cursor, pos: number): number {
  const { bytes } = cursor;
  let end = pos;
  while (
    BYTE_CLASS[bytes[end]!] === DIGIT ||
    (bytes[end] === C.UNDERSCORE && BYTE_CLASS[bytes[end + 1]!] === DIGIT)
  )
    end += 1;
  return end;
}
