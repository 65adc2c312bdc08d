/**
 * The value of a Python string literal in single quotes of either kind (CPython `Parser/string_parser.c`): markers are
 * read as Python reads them. Undefined if Python would not read it, or if it names a character (`\N{…}`), which
 * would need a table of all names.
 */
export function stringLiteral(literal: string): string | undefined {
  const body = literal.slice(1, -1);
  if (!/[\\\n\r\0\ud800-\udfff]/.test(body)) return body;
  if (!/^(?:[^\\\n\r\0]|\\[^\r\0])*$/.test(body) || !body.isWellFormed()) return undefined;
  try {
    return body.replace(ESCAPE, valueOfEscape);
  } catch {
    return undefined;
  }
}

const ESCAPE = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs;

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** An escape that Python does not know stays as it is, backslash included. */
function valueOfEscape(all: string, octal?: string, x?: string, u?: string, U?: string, other = ''): string {
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
  const hexadecimal = x ?? u ?? U;
  if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
  if ('xuUN'.includes(other)) throw new RangeError(`unfinished escape \\${other}`);
  return SIMPLE[other] ?? all;
}
