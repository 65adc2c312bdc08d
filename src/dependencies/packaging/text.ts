/**
 * How Python sees text where JavaScript sees it otherwise: white space and words.
 * Sources: CPython `Objects/unicodetype_db.h` (`str.isspace`), the `re` module's `\s`, `\w` and `\b`.
 */

/** For character classes: Python's white space. JavaScript's lacks U+001C–1F and U+0085 and adds U+FEFF. */
export const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** Compiled when text beyond ASCII is met: the tables of Unicode take longer than all that is read with them. */
let wordBeyondAscii: RegExp | undefined;

function isWord(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  if (code < 0x80) return /\w/.test(text[at] ?? '');
  wordBeyondAscii ??= /[\p{L}\p{N}]/u;
  return wordBeyondAscii.test(String.fromCodePoint(code));
}

/** Python's `\b`, to which an accented letter belongs to a word. */
export function isWordEdge(text: string, at: number): boolean {
  const isPair = at > 1 && /[\udc00-\udfff]/.test(text[at - 1] as string);
  const before = at > 0 && isWord(text, isPair ? at - 2 : at - 1);
  return before !== (at < text.length && isWord(text, at));
}

const IS_SPACE = new RegExp(`^[${SPACE}]$`);

/** `str.strip()`; in time that grows with the white space at the edges alone. */
export function strip(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code <= 0x20 || code >= 0x85) && IS_SPACE.test(text[at] as string);
}
