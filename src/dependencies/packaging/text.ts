/**
 * How Python sees text where JavaScript sees it otherwise: white space and words.
 * Sources: CPython `Objects/unicodetype_db.h` (`str.isspace`), the `re` module's `\s`, `\w` and `\b`.
 */

/** For character classes: Python's white space. JavaScript's lacks U+001C–1F and U+0085 and adds U+FEFF. */
export const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const WORD = '[\\p{L}\\p{N}_]';

/** For expressions with the `u` flag: Python's `\b`, to which an accented letter belongs to a word. */
export const WORD_EDGE = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

const EDGES = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, 'g');
const SPACE_AT_AN_EDGE = new RegExp(`^[${SPACE}]|[${SPACE}]$`);

/** `str.strip()`. */
export function strip(text: string): string {
  return SPACE_AT_AN_EDGE.test(text) ? text.replace(EDGES, '') : text;
}
