/** Atoms, decoded exactly: what literal.ts shortens for people is whole here. */
import { u16, u32, u64 } from '../../archive/source.ts';
import * as op from '../pickle/opcodes.ts';
import type { Reader } from '../pickle/reader.ts';
import { decodeLatin1, decodeRawUnicodeEscape, decodeStringLiteral } from '../pickle/text.ts';
import {
  type Atom,
  atomKind,
  atomOffset,
  BOOLEAN,
  BYTEARRAY,
  BYTES,
  INTEGER,
  NOTHING,
  REAL,
  TEXT,
  TEXT8,
} from '../pickle/value.ts';
import { damaged, tooLarge } from './errors.ts';
import { bytesOf, type Content, contentOf, data, form, type Literal, NONE } from './part.ts';

/** How Python 2's `str` is read: as `encoding="latin-1"` or `encoding="bytes"` of `pickle.load`. */
export type Strings = 'latin-1' | 'bytes';

/** Texts that are longer are copied by place. */
const SHORT = 1 << 20;
/** Bytes of an integer: a million digits and more. */
const LARGEST_INTEGER = 1 << 19;
/** As much of a line as the machine looks at. */
const LONGEST_NUMBER = 1 << 16;
const PIECE = 1 << 20;
const SHORT_LINE = 64;
const NAN = 0x7ff8000000000000n;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What a scalar atom means. Throws {@link CannotConvert} for what no loader can decode. */
export function decodeScalar(reader: Reader, atom: Atom, strings: Strings): Literal {
  switch (atomKind(atom)) {
    case NOTHING:
      return NONE;
    case BOOLEAN:
      return { kind: 'bool', value: reader.view(atomOffset(atom), 1)[0] === op.NEWTRUE };
    case INTEGER:
      return decodeInteger(reader, atom);
    case REAL:
      return decodeReal(reader, atom);
    case TEXT:
      return decodeText(reader, atom);
    case TEXT8:
      return decodeOldText(reader, atom, strings);
    case BYTES:
      return { kind: 'bytes', content: payloadOf(reader, atom) };
    case BYTEARRAY:
      return form('bytearray', ['data', data(payloadOf(reader, atom))]);
    default:
      throw tooLarge('it holds more values than can be kept in memory');
  }
}

/** Where the payload of a text, bytes or number lies, without its length or newline. */
export function payloadOf(reader: Reader, atom: Atom): Content {
  const { source } = reader;
  const at = atomOffset(atom);
  const head = reader.view(at, 9);
  const opcode = head[0] as number;
  if (opcode === op.BININT || opcode === op.BININT1 || opcode === op.BININT2)
    return { source, offset: at + 1, length: op.FIXED_SIZE[opcode] as number };
  switch (op.FIXED_SIZE[opcode]) {
    case 1:
      return { source, offset: at + 2, length: head[1] as number };
    case 4:
      return { source, offset: at + 5, length: u32(head, 1) };
    case 8:
      return { source, offset: at + 9, length: u64(head, 1) };
    default:
      return { source, offset: at + 1, length: lineLength(reader, at + 1) };
  }
}

/** To the newline; as the loaders do, the last byte is cut off where there is none. Most lines are short. */
function lineLength(reader: Reader, start: number): number {
  const { size } = reader.source;
  for (let [at, step] = [start, SHORT_LINE]; at < size; at += step, step = Math.min(step * 16, PIECE)) {
    const found = reader.view(at, Math.min(step, size - at)).indexOf(0x0a);
    if (found >= 0) return at + found - start;
  }
  return Math.max(0, size - start - 1);
}

function decodeInteger(reader: Reader, atom: Atom): Literal {
  const offset = atomOffset(atom);
  const head = reader.view(offset, 5);
  switch (head[0]) {
    case op.BININT:
      return { kind: 'int', value: u32(head, 1) | 0 };
    case op.BININT1:
      return { kind: 'int', value: head[1] as number };
    case op.BININT2:
      return { kind: 'int', value: u16(head, 1) };
    case op.INT:
    case op.LONG:
      return integerOfLine(lineOf(reader, atom), head[0] === op.INT);
    default: {
      const payload = payloadOf(reader, atom);
      if (payload.length > LARGEST_INTEGER) throw tooLarge(`an integer of ${payload.length} bytes`);
      return { kind: 'int', value: twosComplement(reader.view(payload.offset, payload.length)) };
    }
  }
}

function lineOf(reader: Reader, atom: Atom): string {
  const { offset, length } = payloadOf(reader, atom);
  if (length > LONGEST_NUMBER) throw tooLarge(`a number of ${length} characters`);
  return decodeLatin1(reader.view(offset, length));
}

/** As the C pickle reads it where loaders disagree: `strtol` with base 0, up to a NUL byte. */
function integerOfLine(line: string, isInt: boolean): Literal {
  if (isInt && line === '00') return { kind: 'bool', value: false };
  if (isInt && line === '01') return { kind: 'bool', value: true };
  const digits = line.split('\0', 1)[0]?.trim().replace(/L$/, '').replaceAll('_', '') ?? '';
  const sign = digits.startsWith('-') ? -1n : 1n;
  const bare = digits.replace(/^[+-]/, '');
  const value = BigInt(/^0[0-7]+$/.test(bare) ? `0o${bare}` : bare);
  return { kind: 'int', value: smallest(sign * value) };
}

function smallest(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Little-endian, as LONG1 and LONG4 have it; by way of hexadecimal, because shifting takes quadratic time. */
function twosComplement(bytes: Uint8Array): number | bigint {
  if (bytes.length === 0) return 0;
  const unsigned = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
  return smallest(BigInt.asIntN(bytes.length * 8, unsigned));
}

function decodeReal(reader: Reader, atom: Atom): Literal {
  const head = reader.view(atomOffset(atom), 9);
  if (head[0] !== op.BINFLOAT) return { kind: 'float', value: realOfLine(lineOf(reader, atom)) };
  const view = new DataView(head.buffer, head.byteOffset, 9);
  const value = view.getFloat64(1);
  const bits = Number.isNaN(value) ? view.getBigUint64(1) : NAN;
  return bits === NAN ? { kind: 'float', value } : { kind: 'float', value, bits };
}

function realOfLine(line: string): number {
  const digits = line.split('\0', 1)[0]?.trim().replaceAll('_', '') ?? '';
  const special = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i.exec(digits);
  if (!special) return Number(digits);
  return special[2] ? (special[1] === '-' ? -Infinity : Infinity) : NaN;
}

function decodeText(reader: Reader, atom: Atom): Literal {
  const content = payloadOf(reader, atom);
  if (reader.view(atomOffset(atom), 1)[0] === op.UNICODE) return decodeEscaped(content);
  if (content.length > SHORT) return longText(content);
  const bytes = reader.view(content.offset, content.length);
  try {
    return { kind: 'text', value: utf8.decode(bytes) };
  } catch {
    return withSurrogates(content, [bytes]);
  }
}

/** Between two escapes of surrogates, which Python keeps apart and JavaScript would join. */
const BETWEEN_SURROGATES = /(?<=\\u[dD][89abAB][0-9a-fA-F]{2})(?=\\u[dD][c-fC-F])/;

/** Protocol 0: Latin-1 but for `\uXXXX`. */
function decodeEscaped(content: Content): Literal {
  const raw = decodeLatin1(bytesOf(content)).split(BETWEEN_SURROGATES);
  const pieces = raw.map((piece) => decodeRawUnicodeEscape(Buffer.from(piece, 'latin1')));
  if (pieces.includes(undefined)) throw damaged('a text with a broken escape');
  const [first = '', ...others] = pieces as string[];
  if (others.length === 0 && first.isWellFormed()) return { kind: 'text', value: first };
  return surrogates(contentOf(Buffer.concat([first, ...others].map(encodeWithSurrogates))));
}

/** UTF-8 with each lone surrogate in three bytes, as Python's `surrogatepass` has it. */
function encodeWithSurrogates(value: string): Uint8Array {
  const pieces = Array.from(value, (character) => {
    const code = character.codePointAt(0) as number;
    if (code < 0xd800 || code > 0xdfff) return Buffer.from(character);
    return Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]);
  });
  return Buffer.concat(pieces);
}

function longText(content: Content): Literal {
  try {
    for (const _ of decodedPieces(content)) {
      // Decoding is the check.
    }
    return { kind: 'longText', content };
  } catch {
    return withSurrogates(content, piecesOf(content));
  }
}

/** The text of a long payload, piece by piece. Throws for what is no UTF-8. */
export function* decodedPieces(content: Content): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (const piece of piecesOf(content)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

export function* piecesOf({ source, offset, length }: Content, size = PIECE): Generator<Uint8Array> {
  for (let done = 0; done < length; ) {
    const piece = source.read(offset + done, Math.min(size, length - done));
    if (piece.length === 0) throw damaged('it is cut off');
    yield piece;
    done += piece.length;
  }
}

/** What the strict decoder refused is UTF-8 with surrogates, or nothing that a loader takes. */
function withSurrogates(content: Content, pieces: Iterable<Uint8Array>): Literal {
  const bytes = Buffer.concat([...pieces]);
  const replaced = Buffer.from(bytes);
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    const second = bytes[at + 1] as number;
    if (bytes[at] !== 0xed || second < 0xa0 || second > 0xbf) continue;
    // Another character of three bytes in its place, for the strict decoder to judge the rest.
    replaced.set([0xe4, 0xb8, bytes[at + 2] as number], at);
    at += 2;
  }
  try {
    utf8.decode(replaced);
  } catch {
    throw damaged(`a text at byte ${content.offset} is no UTF-8`);
  }
  return surrogates(content);
}

function surrogates(content: Content): Literal {
  return form('str', ['surrogates', data(content)]);
}

function decodeOldText(reader: Reader, atom: Atom, strings: Strings): Literal {
  const content = oldBytes(reader, atom);
  if (strings === 'bytes') return { kind: 'bytes', content };
  return { kind: 'text', value: decodeLatin1(bytesOf(content)) };
}

function oldBytes(reader: Reader, atom: Atom): Content {
  const content = payloadOf(reader, atom);
  if (reader.view(atomOffset(atom), 1)[0] !== op.STRING) return content;
  const bytes = decodeStringLiteral(bytesOf(content));
  if (!bytes) throw damaged('a string without its quotes, or with a broken escape');
  return contentOf(bytes);
}

/** The bytes of `bytes`, `bytearray` and Python 2's `str`, whichever way strings are read; else undefined. */
export function rawBytes(reader: Reader, atom: Atom): Content | undefined {
  const kind = atomKind(atom);
  if (kind === BYTES || kind === BYTEARRAY) return payloadOf(reader, atom);
  return kind === TEXT8 ? oldBytes(reader, atom) : undefined;
}
