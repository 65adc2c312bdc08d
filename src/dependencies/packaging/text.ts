/**
 * How Python sees text where JavaScript sees it otherwise: white space and words.
 * Sources: CPython `Objects/unicodetype_db.h` (`str.isspace`), the `re` module's `\s`, `\w` and `\b`.
 */

/** For character classes: Python's white space. JavaScript's lacks U+001C–1F and U+0085 and adds U+FEFF. */
export const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const WORD = '[\\p{L}\\p{N}_]';

/** For expressions with the `u` flag: Python's `\b`, to which an accented letter belongs to a word. */
export const WORD_EDGE = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

const IS_SPACE = new RegExp(`^[${SPACE}]$`);

/** `str.strip()`; in time that grows with the white space at the edges alone. */
export function strip(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && IS_SPACE.test(text[start]!)) start += 1;
  while (end > start && IS_SPACE.test(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}
