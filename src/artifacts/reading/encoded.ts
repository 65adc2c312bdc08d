/**
 * Bytes written as letters within a text: base64, also broken into lines as MIME does, hexadecimal digits, and
 * literals of Python (`b'\x80\x04…'`).
 */

export interface Encoded {
  /** Of its first letter. */
  readonly offset: number;
  readonly as: 'base64' | 'hexadecimal digits' | 'a literal of Python';
  /** What about so many letters say, or all; the same letters may be part of several runs. */
  read(most?: number): Uint8Array;
}

/**
 * What pickles and what packs them begin with, as letters: PROTO and a protocol from 2 on; zlib, gzip, bzip2; in the older
 * protocols a name that is asked for, a mark, an empty list or dict.
 */
const BASE64 =
  /(?<![A-Za-z0-9+/_-])(?:gA[I-X]|e(?:A[Q-Za-f]|F[4-7]|J[w-z]|N[o-r])|H4sI|Qlpo|Y[w-z0-9+/_-]|K[A-P]|[Xf][Q-Za-f])/g;
const DIGITS = /(?<![0-9A-WYZa-wyz])(?:800[2-5]|78(?:01|5e|9c|da)|1f8b08|425a68|63[4-7])/gi;
/** Once, or with the backslashes of JSON twice. */
const LITERAL = /(?:\\{1,2}x80\\{1,2}x0[2-5]|\\{1,2}x1f\\{1,2}x8b|x\\{1,2}x(?:9c|da|01|5e))/gi;
/** The same for what comes out, so that a word is not taken any further. */
const PLAUSIBLE = /^(?:\x80[\x02-\x05]|x|\x1f\x8b|BZh|c[A-Za-z_][\w.\n]|\([\x20-\x7e\x80-\x95]|[\]}][q(r.])/;

/** Shorter ones hold nothing that does anything; numbers of 64 bits have sixteen digits. */
const LEAST = 24;
const LEAST_BYTES = 12;
const RUN = { base64: /[A-Za-z0-9+/_-]+={0,2}/y, digits: /(?:[0-9a-f]{2})+/iy };
/** Between two lines, as the text has it or as JSON writes it. */
const BREAK = /(?:\\r|\r)?(?:\\n|\n)[ \t]*/y;
/** MIME breaks lines at 76 letters, PEM at 64; nobody does it earlier than this. */
const SHORTEST_LINE = 40;

/** Each run of letters that may be bytes of interest and begins before `until`, in order of its kind. */
export function* encodedIn(text: string, until = Infinity): Generator<Encoded, void> {
  for (const { index } of text.matchAll(BASE64)) {
    if (index >= until) break;
    const read = (most = Infinity) => Buffer.from(lettersAt(text, index, most), 'base64');
    if (isPlausible(text, index, 'base64') && read(LEAST).length >= LEAST_BYTES)
      yield { offset: index, as: 'base64', read };
  }
  for (const { index } of text.matchAll(DIGITS)) {
    if (index >= until) break;
    const digits = matchAt(RUN.digits, text, index);
    const read = (most = Infinity) => Buffer.from(digits.slice(0, most), 'hex');
    if (isPlausible(text, index, 'hex') && digits.length >= LEAST)
      yield { offset: index, as: 'hexadecimal digits', read };
  }
  for (const { index } of text.matchAll(LITERAL)) {
    if (index >= until) break;
    const read = (most = Infinity) => literalAt(text, index, most);
    if (read(LEAST_BYTES).length >= LEAST_BYTES) yield { offset: index, as: 'a literal of Python', read };
  }
}

/** What stands between two quotes, decoded; where it begins in the middle of a text, up to whatever ends a literal. */
function literalAt(text: string, start: number, most: number): Uint8Array {
  const doubled = text.startsWith('\\\\', text.indexOf('\\', start));
  const quote = text[start - 1] ?? '';
  const bytes: number[] = [];
  for (let at = start; at < text.length && bytes.length < most; ) {
    const letter = text[at] as string;
    if (letter === quote || letter === '\n') break;
    const escaped =
      letter === '\\' ? escapeAt(text, at + (doubled && text[at + 1] === '\\' ? 2 : 1)) : undefined;
    bytes.push(escaped ? escaped.byte : letter.charCodeAt(0) & 0xff);
    at = escaped ? escaped.end : at + 1;
  }
  return Uint8Array.from(bytes);
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, "'": 39, '"': 34, '\\': 92 };

/** Behind its backslash. */
function escapeAt(text: string, at: number): { byte: number; end: number } | undefined {
  const byte = ESCAPES[text[at] ?? ''];
  if (byte !== undefined) return { byte, end: at + 1 };
  const digits = matchAt(TWO_DIGITS, text, at);
  return digits === '' ? undefined : { byte: Number.parseInt(digits.slice(1), 16), end: at + 3 };
}

const TWO_DIGITS = /x[0-9a-f]{2}/iy;

function isPlausible(text: string, at: number, encoding: 'base64' | 'hex'): boolean {
  return PLAUSIBLE.test(Buffer.from(text.slice(at, at + 8), encoding).toString('latin1'));
}

/** Lines of one width, and a last one that is shorter, are one run. */
function lettersAt(text: string, start: number, most: number): string {
  const first = matchAt(RUN.base64, text, start);
  const lines = [first];
  let at = start + first.length;
  for (let line = first; line.length === first.length && first.length >= SHORTEST_LINE; ) {
    if (lines.length * first.length >= most) break;
    const between = matchAt(BREAK, text, at);
    line = between === '' ? '' : matchAt(RUN.base64, text, at + between.length);
    if (line === '' || line.length > first.length) break;
    lines.push(line);
    at += between.length + line.length;
  }
  return lines.join('').slice(0, most);
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
