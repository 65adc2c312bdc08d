/**
 * From the bytes of a file to UTF-8: byte order marks and coding cookies (PEP 263, PEP 3120). What cannot be
 * decoded is an error of the file, and the rest of it is read all the same.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import * as C from './characters.ts';
import { type Codec, codecOf, type Decoder, UTF8 } from './codecs.ts';
import type { ParseError } from './tree.ts';

/** The text that is parsed, and how it lies in the file. */
export interface Source {
  /** UTF-8: the file's own bytes unless they had to be transcoded. */
  readonly bytes: Uint8Array;
  /** First byte after the byte order mark. */
  readonly start: number;
  readonly ascii: boolean;
  /** As the cookie names it; `utf-8` without one. */
  readonly encoding: string;
  readonly errors: readonly ParseError[];
  /** The file's own bytes, where {@link bytes} are transcoded. */
  readonly original?: Uint8Array;
  /** The offset in the file's own bytes of an offset in {@link bytes}. */
  readonly originalOffset: (offset: number) => number;
}

/** What a cookie says, and where. */
interface Cookie {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const BOM = [0xef, 0xbb, 0xbf];
/** A cookie stands in the first two lines; longer lines are not searched further. */
const COOKIE_REACH = 4096;
const LATIN1 = codecOf('latin-1') as Codec;

/** Finds out a file's encoding and gives its text as UTF-8. Keeps `file` itself where it can: do not change it. */
export function sourceOf(file: Uint8Array): Source {
  const start = BOM.every((byte, i) => file[i] === byte) ? BOM.length : 0;
  const cookie = cookieOf(file, start);
  if (!cookie) return inUtf8(file, start, 'utf-8', []);
  const codec = codecOf(cookie.name);
  if (codec === UTF8) return inUtf8(file, start, cookie.name, []);
  if (start > 0) {
    return inUtf8(file, start, cookie.name, [at(cookie, `encoding problem: ${cookie.name} with BOM`)]);
  }
  if (codec) return transcoded(file, cookie, codec);
  const unknown = [at(cookie, `unknown encoding: ${cookie.name}`)];
  if (isUtf8(file)) return inUtf8(file, start, cookie.name, unknown);
  return { ...transcoded(file, cookie, LATIN1), errors: unknown };
}

function at(cookie: Cookie, message: string): ParseError {
  return { start: cookie.start, end: cookie.end, message };
}

/** The cookie of PEP 263 in the first line, or in the second if the first holds no code. */
function cookieOf(file: Uint8Array, start: number): Cookie | undefined {
  let lineStart = start;
  for (let line = 0; line < 2; line += 1) {
    let at = lineStart;
    while (C.isBlank(file[at]!)) at += 1;
    const end = C.lineEndFrom(file, at, Math.min(file.length, start + COOKIE_REACH));
    if (file[at] === C.HASH) {
      const found = cookieIn(Buffer.from(file.subarray(lineStart, end)).toString('latin1'), lineStart);
      if (found) return found;
    } else if (at < end) return undefined;
    lineStart = file[end] === C.CR && file[end + 1] === C.LF ? end + 2 : end + 1;
  }
  return undefined;
}

function cookieIn(line: string, offset: number): Cookie | undefined {
  const match = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/.exec(line);
  if (!match) return undefined;
  const end = offset + match[0].length;
  return { name: match[1]!, start: end - match[1]!.length, end };
}

function same(offset: number): number {
  return offset;
}

function inUtf8(file: Uint8Array, start: number, encoding: string, errors: readonly ParseError[]): Source {
  const ascii = start === 0 && isAscii(file);
  const bad = ascii || isUtf8(file) ? -1 : firstNotUtf8(file);
  const all = bad < 0 ? errors : [...errors, undecodable(file, bad, bad, 'utf-8')];
  return { bytes: file, start, ascii, encoding, errors: all, originalOffset: same };
}

function undecodable(file: Uint8Array, byte: number, start: number, encoding: string): ParseError {
  const value = (file[byte] ?? 0).toString(16).padStart(2, '0');
  const message = `(unicode error) '${encoding}' codec can't decode byte 0x${value} in position ${byte}`;
  return { start, end: start + 1, message };
}

/** Where the first sequence stands that RFC 3629 does not allow. */
function firstNotUtf8(file: Uint8Array): number {
  let offset = 0;
  while (offset < file.length) {
    const lead = file[offset]!;
    if (lead < 0x80) offset += 1;
    else {
      const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      if (!isUtf8(file.subarray(offset, offset + size))) return offset;
      offset += size;
    }
  }
  return -1;
}

function transcoded(file: Uint8Array, cookie: Cookie, codec: Codec): Source {
  const encoding = cookie.name;
  const strict = attempt(() => codec(true)(file, false));
  const text = strict ?? codec(false)(file, false);
  const bytes = Buffer.from(text);
  if (bytes.length === file.length && bytes.equals(file)) return inUtf8(file, 0, encoding, []);
  const originalOffset = originalOffsets(file, codec, bytes.length);
  const bad = strict === undefined ? firstUndecodable(file, codec(true)) : -1;
  const errors =
    bad < 0 ? [] : [undecodable(file, bad, utf8Offset(originalOffset, bytes.length, bad), encoding)];
  return { bytes, start: 0, ascii: isAscii(bytes), encoding, errors, original: file, originalOffset };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** The first byte that a strict decoder refuses. */
function firstUndecodable(file: Uint8Array, decode: Decoder): number {
  for (let i = 0; i < file.length; i += 1) {
    if (attempt(() => decode(file.subarray(i, i + 1), true)) === undefined) return i;
  }
  return file.length - 1;
}

/** Maps back by decoding byte by byte, once, when first asked. */
function originalOffsets(file: Uint8Array, codec: Codec, size: number): (offset: number) => number {
  let table: Int32Array | undefined;
  return (offset) => {
    table ??= originalTable(file, codec(false), size);
    return table[Math.min(offset, size)]!;
  };
}

/** For each byte of the UTF-8 text, and for its end, where the character that it belongs to starts in the file. */
function originalTable(file: Uint8Array, decode: Decoder, size: number): Int32Array {
  const table = new Int32Array(size + 1).fill(file.length);
  let written = 0;
  let start = 0;
  for (let i = 0; i < file.length; i += 1) {
    const produced = Buffer.byteLength(decode(file.subarray(i, i + 1), i + 1 < file.length));
    if (produced > 0) {
      table.fill(start, written, written + produced);
      written += produced;
      start = i + 1;
    }
  }
  return table;
}

/** The first offset in the text that comes from a byte of the file, or from one after it. */
function utf8Offset(originalOffset: (offset: number) => number, size: number, byte: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (originalOffset(middle) < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}
