/** Values of string literals, decoded on demand from the text that their node spans. */
import * as C from './characters.ts';
import { Flag, Kind } from './nodes.ts';
import type { Tree } from './tree.ts';

/** What stands for `\N{…}`: names of characters are not carried here. */
const UNKNOWN_CHARACTER = '\ufffd';

/** How the body of one literal is read. */
interface Style {
  readonly raw: boolean;
  readonly bytes: boolean;
  /** Python 2's `ur''`: raw but for `\u` and `\U`. */
  readonly rawUnicode: boolean;
  /** Text of an f-string: `{{` is one brace. */
  readonly braces: boolean;
}

const FRAGMENT: Style = { raw: false, bytes: false, rawUnicode: false, braces: true };
const RAW_FRAGMENT: Style = { raw: true, bytes: false, rawUnicode: false, braces: true };

/** Python 3's value of a Str, Bytes (one character per byte) or StrFragment node; of other kinds the empty string. */
export function stringValueOf(tree: Tree, node: number): string {
  const kind = tree.kind(node);
  const [start, end, flags] = [tree.start(node), tree.end(node), tree.flags(node)];
  if (kind === Kind.StrFragment) {
    if (!(flags & Flag.Escaped)) return tree.slice(start, end);
    return decoded(tree, start, end, flags & Flag.Raw ? RAW_FRAGMENT : FRAGMENT);
  }
  if (kind !== Kind.Str && kind !== Kind.Bytes) return '';
  if (kind === Kind.Str && !(flags & (Flag.Escaped | Flag.Concatenated | Flag.Unterminated))) {
    const quotes = flags & Flag.Triple ? 3 : 1;
    return tree.slice(prefixEnd(tree.bytes, start) + quotes, end - quotes);
  }
  return concatenated(tree, start, end);
}

/** The value of a Bytes node. */
export function bytesValueOf(tree: Tree, node: number): Uint8Array {
  return Uint8Array.from(Buffer.from(stringValueOf(tree, node), 'latin1'));
}

function prefixEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (C.isLetter(bytes[at]!)) at += 1;
  return at;
}

/** All literals between two offsets, which are separated by nothing but white space, comments and parentheses. */
function concatenated(tree: Tree, start: number, end: number): string {
  const { bytes } = tree;
  let value = '';
  let at = start;
  while (at < end) {
    const c = bytes[at]!;
    if (c === C.HASH) at = C.lineEndFrom(bytes, at, end);
    else if (!C.isLetter(c) && c !== C.DOUBLE_QUOTE && c !== C.SINGLE_QUOTE) at += 1;
    else {
      const open = prefixEnd(bytes, at);
      const style = styleOf(tree.slice(at, open).toLowerCase());
      const quotes =
        bytes[open + 1] === bytes[open] && bytes[open + 2] === bytes[open] && open + 2 < end ? 3 : 1;
      const body = open + quotes;
      const close = closingQuote(bytes, body, end, bytes[open]!, quotes);
      value += decoded(tree, body, close, style);
      at = Math.min(close + quotes, end);
    }
  }
  return value;
}

function styleOf(prefix: string): Style {
  const rawUnicode = prefix === 'ur';
  return { raw: prefix.includes('r') && !rawUnicode, bytes: prefix.includes('b'), rawUnicode, braces: false };
}

/** Where the closing quotes of a literal start; `end` if they are missing. */
function closingQuote(bytes: Uint8Array, body: number, end: number, quote: number, quotes: number): number {
  for (let at = body; at < end; at += 1) {
    const c = bytes[at]!;
    if (c === C.BACKSLASH) at += 1;
    else if (c === quote && (quotes === 1 || (bytes[at + 1] === quote && bytes[at + 2] === quote))) return at;
  }
  return end;
}

function decoded(tree: Tree, start: number, end: number, style: Style): string {
  const { bytes } = tree;
  const text = (from: number, to: number) =>
    style.bytes ? Buffer.from(bytes.subarray(from, to)).toString('latin1') : tree.slice(from, to);
  let value = '';
  let plain = start;
  let at = start;
  while (at < end) {
    const c = bytes[at]!;
    if (c === C.CR) {
      value += `${text(plain, at)}\n`;
      at += bytes[at + 1] === C.LF ? 2 : 1;
      plain = at;
    } else if (c === C.BACKSLASH && style.raw) at += 1;
    else if (c === C.BACKSLASH) {
      const found = escapeAt(tree, at, end, style);
      if (found.text !== undefined) {
        value += text(plain, at) + found.text;
        plain = found.end;
      }
      at = found.end;
    } else if (style.braces && (c === C.OPEN_BRACE || c === C.CLOSE_BRACE) && bytes[at + 1] === c) {
      value += text(plain, at + 1);
      at += 2;
      plain = at;
    } else at += 1;
  }
  return value + text(plain, end);
}

/** What a backslash and what follows it stand for; without text it stands for itself. */
interface Escape {
  readonly text?: string;
  readonly end: number;
}

const SIMPLE: Record<string, string> = {
  ...{ '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  '\n': '',
};

function escapeAt(tree: Tree, at: number, end: number, style: Style): Escape {
  const { bytes } = tree;
  if (at + 1 >= end) return { end };
  const letter = String.fromCharCode(bytes[at + 1]!);
  if (style.rawUnicode) {
    return letter === 'u' || letter === 'U' ? unicodeEscape(tree, at, end, letter) : { end: at + 2 };
  }
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { text: simple, end: at + 2 };
  if (letter === '\r') return { text: '', end: at + (bytes[at + 2] === C.LF ? 3 : 2) };
  if (letter >= '0' && letter <= '7') return octalEscape(bytes, at, end, style);
  if (letter === 'x') return hexEscape(tree, at, end, 2);
  if (style.bytes) return { end: at + 1 };
  if (letter === 'N') return namedEscape(bytes, at, end);
  if (letter === 'u' || letter === 'U') return unicodeEscape(tree, at, end, letter);
  return { end: at + 1 };
}

function isOctal(c: number): boolean {
  return c >= C.DIGIT_0 && c < C.DIGIT_0 + 8;
}

function octalEscape(bytes: Uint8Array, at: number, end: number, style: Style): Escape {
  let value = 0;
  let i = at + 1;
  for (; i < Math.min(at + 4, end) && isOctal(bytes[i]!); i += 1) {
    value = value * 8 + bytes[i]! - C.DIGIT_0;
  }
  return { text: String.fromCharCode(style.bytes ? value & 0xff : value), end: i };
}

function unicodeEscape(tree: Tree, at: number, end: number, letter: string): Escape {
  return hexEscape(tree, at, end, letter === 'u' ? 4 : 8);
}

function hexEscape(tree: Tree, at: number, end: number, digits: number): Escape {
  const stop = at + 2 + digits;
  const text = stop <= end ? tree.slice(at + 2, stop) : '';
  if (!/^[0-9a-fA-F]+$/.test(text)) return { end: at + 1 };
  const value = Number.parseInt(text, 16);
  if (value > 0x10ffff) return { end: at + 1 };
  return { text: String.fromCodePoint(value), end: stop };
}

function namedEscape(bytes: Uint8Array, at: number, end: number): Escape {
  if (bytes[at + 2] !== C.OPEN_BRACE || bytes[at + 1] !== C.UPPER_N) return { end: at + 1 };
  const close = bytes.subarray(0, end).indexOf(C.CLOSE_BRACE, at + 3);
  return close < 0 ? { end: at + 1 } : { text: UNKNOWN_CHARACTER, end: close + 1 };
}
