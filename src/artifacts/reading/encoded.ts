/**
 * Bytes written as letters within a text: base64, also broken into lines as MIME does and once more in base64,
 * base32, uuencode, base85, hexadecimal digits, literals of Python and JSON (`b'\x80\x04…'`), escapes of addresses and lists of numbers.
 */
import { base32, uuencoded } from './base32.ts';
import { base85 } from './base85.ts';

export interface Encoded {
  /** Of its first letter. */
  readonly offset: number;
  readonly as:
    | 'base64'
    | 'base32'
    | 'base85'
    | 'uuencode'
    | 'hexadecimal digits'
    | 'a literal of Python'
    | 'escapes of an address'
    | 'a list of numbers';
  /** What about so many letters say, or all; the same letters may be part of several runs. */
  read(most?: number): Uint8Array;
}

/**
 * What pickles and what packs them begin with, as letters: PROTO and a protocol from 2 on; zlib, gzip, bzip2; in the older
 * protocols a name that is asked for, a mark, an empty list or dict; of what is in base64 twice, the letters of these.
 */
const BASE64 =
  /(?<![A-Za-z0-9+/_-])(?:gA[I-X]|e(?:A[Q-Za-f]|F[4-7]|J[w-z]|N[o-r])|H4sI|Qlpo|Y[w-z0-9+/_-]|K[A-P]|[Xf][Q-Za-f]|Z0[E-H]|ZU[o-r]|SDRz|UEsDB|\/Td6W)/g;
/** The alphabets of `base64.b85encode` and `a85encode`. */
const BASE85 = /(?:fC[2-9A-Za-c]|c[$%m-]|ABz)/g;
const ASCII85 = /J-[#-G]/g;
const DIGITS =
  /(?<![0-9A-WYZa-wyz])(?:800[2-5]|78(?:01|5e|9c|da)|1f8b08|425a68|63[4-7]|504b0304|fd377a58|6741(?:4[9a-f]|5[0-8]))/gi;
const PAIRS = /(?<![0-9A-Za-z])80([ :-])0[2-5]\1[0-9a-f]{2}/gi;
/** Once, or with the backslashes of JSON twice. */
const LITERAL =
  /(?:\\{1,2}(?:x80\\{1,2}x0|u0080\\{1,2}u000|200\\{1,2}00|200\\{1,2})[2-5]|\\{1,2}x1f\\{1,2}x8b|x\\{1,2}(?:x|u00)(?:9c|da|01|5e))/gi;
/** PROTO and a protocol, and what zlib, gzip and bzip2 begin with; in both alphabets. */
const BASE32 =
  /(?<![A-Z0-9])(?:QA[BC][A-Z2-7]|PA[AFNO][A-Z2-7]|PC[O2][A-Z2-7]|D6FQ|IJNG|G0[12][0-9A-V]|F0[05DE][0-9A-V]|F2[EQ][0-9A-V]|3U5G|89D6)(?:[A-Z2-7]{16}|[0-9A-V]{16})/g;
/** The line before, with rights and a name. */
const UUENCODED = /(?<![A-Za-z])begin [0-7]{3,4} [^\r\n]{1,255}\r?\n(?=[!-`])/g;
/** `%80%04`, and `=80=04` as mail has it. */
const ESCAPED = /(?:%80%0[2-5]|=80=0[2-5])/g;
/** Of eight bits with a sign or without. */
const NUMBERS =
  /(?<![\w.])(?:-?128|0x80)\s*,\s*(?:0x0?)?[2-5]\s*,|(?<![\w.])120\s*,\s*(?:156|218|-100|-38)\s*,/gi;
/** The same for what comes out, so that a word is not taken any further. */
const PLAUSIBLE =
  /^(?:\x80[\x02-\x05]|PK\x03\x04|\xfd7zX|gA[I-X]|eJ[w-z]|H4sI|x|\x1f\x8b|BZh|c[A-Za-z_][\w.\n]|\([\x20-\x7e\x80-\x95]|[\]}][q(r.])/;

/** Shorter ones hold nothing that does anything; numbers of 64 bits have sixteen digits. */
const LEAST = 24;
const LEAST_BYTES = 12;
const RUN = {
  base64: /[A-Za-z0-9+/_-]+={0,2}/y,
  digits: /(?:[0-9a-f]{2})+/iy,
  pairs: /[0-9a-f]{2}(?:[ :-][0-9a-f]{2})+/iy,
  base32: /[0-9A-Z]+/y,
  base85: /[0-9A-Za-z!#$%&()*+\-;<=>?@^_`{|}~]+/y,
  ascii85: /[!-uz]+/y,
};
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
  yield* found(text, PAIRS, until, 'hexadecimal digits', (at, most) =>
    Buffer.from(
      matchAt(RUN.pairs, text, at)
        .slice(0, 3 * most)
        .replace(/[ :-]/g, ''),
      'hex',
    ),
  );
  yield* found(text, BASE32, until, 'base32', (at, most) => base32(matchAt(RUN.base32, text, at), most));
  yield* found(text, UUENCODED, until, 'uuencode', (at, most) => uuencoded(text, at, most));
  yield* found(text, BASE85, until, 'base85', (at, most) =>
    base85(matchAt(RUN.base85, text, at).slice(0, 2 * most), 'rfc1924'),
  );
  yield* found(text, ASCII85, until, 'base85', (at, most) =>
    base85(matchAt(RUN.ascii85, text, at).slice(0, 2 * most), 'ascii85'),
  );
  yield* found(text, LITERAL, until, 'a literal of Python', (at, most) => literalAt(text, at, most));
  yield* found(text, ESCAPED, until, 'escapes of an address', (at, most) => escapesAt(text, at, most));
  yield* found(text, NUMBERS, until, 'a list of numbers', (at, most) => numbersAt(text, at, most));
}

function* found(
  text: string,
  beginning: RegExp,
  until: number,
  as: Encoded['as'],
  readAt: (at: number, most: number) => Uint8Array,
): Generator<Encoded, void> {
  for (const { index } of text.matchAll(beginning)) {
    if (index >= until) break;
    const read = (most = Infinity) => readAt(index, most);
    const first = read(LEAST_BYTES);
    if (first.length >= LEAST_BYTES && PLAUSIBLE.test(Buffer.from(first).toString('latin1')))
      yield { offset: index, as, read };
  }
}

const ESCAPE = /[%=][0-9a-f]{2}|=\r?\n|[!-~]/iy;

/** `%80%04K…`; a letter stands for itself, and mail breaks lines behind `=`. */
function escapesAt(text: string, start: number, most: number): Uint8Array {
  const sign = text[start];
  const bytes: number[] = [];
  for (let at = start; bytes.length < most; ) {
    const one = matchAt(ESCAPE, text, at);
    if (one === '' || one === '"' || one === '&') break;
    at += one.length;
    const isEscape = one.length === 3 && one[0] === sign;
    if (isEscape) bytes.push(Number.parseInt(one.slice(1), 16));
    else if (!one.includes('\n')) for (const letter of one) bytes.push(letter.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}

const NUMBER = /[\s,]*(?:0x[0-9a-f]{1,2}|-?\d{1,3})(?![\w.])/iy;

function numbersAt(text: string, start: number, most: number): Uint8Array {
  const bytes: number[] = [];
  for (let at = start; bytes.length < most; ) {
    const one = matchAt(NUMBER, text, at);
    const number = one === '' ? Number.NaN : Number(one.replace(/[\s,]/g, ''));
    if (!(number >= -128 && number <= 255)) break;
    at += one.length;
    bytes.push(number & 0xff);
  }
  return Uint8Array.from(bytes);
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
  const digits = matchAt(HEXADECIMAL, text, at);
  if (digits !== '') return { byte: Number.parseInt(digits.slice(-2), 16), end: at + digits.length };
  const octal = matchAt(OCTAL, text, at);
  return octal === '' ? undefined : { byte: Number.parseInt(octal, 8) & 0xff, end: at + octal.length };
}

const HEXADECIMAL = /x[0-9a-f]{2}|u00[0-9a-f]{2}/iy;
const OCTAL = /[0-7]{1,3}/y;

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
