/** Central and local headers of zip members. APPNOTE 4.3.7, 4.3.12, 4.5.3. */
import { crc32 } from 'node:zlib';
import { decodeCp437 } from './cp437.ts';
import { type ByteSource, u16, u32, u64 } from './source.ts';

interface Header {
  /** Of the header itself. */
  readonly offset: number;
  /** As zipfile has it: UTF-8 or code page 437 by the flag, cut at a NUL byte. */
  readonly name: string;
  /** As it is stored, where that differs: readers that do not cut at a NUL byte see this one. */
  readonly wholeName: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly encrypted: boolean;
  /** Flag bit 3: sizes and checksum follow the data. */
  readonly sizesFollow: boolean;
}

export interface CentralHeader extends Header {
  /** The name that zipfile of Python 3.12 and later takes in place of `name`; see {@link unicodeName}. */
  readonly unicodeName: string | undefined;
  readonly localOffset: number;
  readonly zip64: boolean;
  /** By the mode that programs of Unix give it. */
  readonly isLink: boolean;
  /** Offset behind the header. */
  readonly next: number;
}

export interface LocalHeader extends Header {
  readonly dataOffset: number;
}

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;

/** General purpose bits that make zipfile refuse: encryption, patches, strong encryption, masked headers. */
const ENCRYPTED = 0x1 | 0x20 | 0x40 | 0x2000;
const SIZES_FOLLOW = 0x8;
const UTF8 = 0x800;

const UNIX = 3;
const SYMBOLIC_LINK = 0xa000;

/** Extra fields. */
const ZIP64 = 1;
const UNICODE_NAME = 0x7075;

/** The header that begins at an offset; undefined where none does. */
export function readCentralHeader(source: ByteSource, offset: number): CentralHeader | undefined {
  const fixed = source.read(offset, CENTRAL_SIZE);
  if (fixed.length < CENTRAL_SIZE || u32(fixed, 0) !== CENTRAL) return undefined;
  const [nameLength, extraLength, commentLength] = [u16(fixed, 28), u16(fixed, 30), u16(fixed, 32)];
  const rest = source.read(offset + CENTRAL_SIZE, nameLength + extraLength);
  const flags = u16(fixed, 8);
  const [storedName, extra] = [rest.subarray(0, nameLength), rest.subarray(nameLength)];
  const long = new LongFields(extra);
  // In this order, and only those that are all ones.
  const size = long.take(u32(fixed, 24));
  const compressedSize = long.take(u32(fixed, 20));
  const localOffset = long.take(u32(fixed, 42));
  return {
    offset,
    ...decodeName(storedName, flags),
    unicodeName: unicodeName(storedName, extra),
    method: u16(fixed, 10),
    crc: u32(fixed, 16),
    compressedSize,
    size,
    encrypted: (flags & ENCRYPTED) !== 0,
    sizesFollow: (flags & SIZES_FOLLOW) !== 0,
    localOffset,
    zip64: long.present,
    isLink: fixed[5] === UNIX && (u16(fixed, 40) & 0xf000) === SYMBOLIC_LINK,
    next: offset + CENTRAL_SIZE + nameLength + extraLength + commentLength,
  };
}

/** Where the next header is, and how this one's name ends, for who looks for one name among thousands. */
export function skimCentralHeader(
  source: ByteSource,
  offset: number,
): { readonly next: number; endsWith(bytes: Uint8Array): boolean } | undefined {
  const fixed = source.read(offset, CENTRAL_SIZE);
  if (fixed.length < CENTRAL_SIZE || u32(fixed, 0) !== CENTRAL) return undefined;
  const end = offset + CENTRAL_SIZE + u16(fixed, 28);
  return {
    next: end + u16(fixed, 30) + u16(fixed, 32),
    endsWith: (bytes) => Buffer.compare(source.read(end - bytes.length, bytes.length), bytes) === 0,
  };
}

export function readLocalHeader(source: ByteSource, offset: number): LocalHeader | undefined {
  if (offset < 0) return undefined;
  const fixed = source.read(offset, LOCAL_SIZE);
  if (fixed.length < LOCAL_SIZE || u32(fixed, 0) !== LOCAL) return undefined;
  const [nameLength, extraLength] = [u16(fixed, 26), u16(fixed, 28)];
  const rest = source.read(offset + LOCAL_SIZE, nameLength + extraLength);
  const flags = u16(fixed, 6);
  const long = new LongFields(rest.subarray(nameLength));
  const size = long.take(u32(fixed, 22));
  const compressedSize = long.take(u32(fixed, 18));
  return {
    offset,
    ...decodeName(rest.subarray(0, nameLength), flags),
    method: u16(fixed, 8),
    crc: u32(fixed, 14),
    compressedSize,
    size,
    encrypted: (flags & ENCRYPTED) !== 0,
    sizesFollow: (flags & SIZES_FOLLOW) !== 0,
    dataOffset: offset + LOCAL_SIZE + nameLength + extraLength,
  };
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeName(bytes: Uint8Array, flags: number): { name: string; wholeName: string } {
  const wholeName = flags & UTF8 ? utf8.decode(bytes) : decodeCp437(bytes);
  const nul = wholeName.indexOf('\0');
  return { name: nul < 0 ? wholeName : wholeName.slice(0, nul), wholeName };
}

/**
 * The name once more in UTF-8, with the checksum of the stored one (APPNOTE 4.6.9): Info-ZIP writes it for names that are not
 * ASCII. Undefined where readers do not take it.
 */
function unicodeName(stored: Uint8Array, extra: Uint8Array): string | undefined {
  const field = findExtra(extra, UNICODE_NAME);
  if (field.length <= 5 || field[0] !== 1 || u32(field, 1) !== crc32(stored)) return undefined;
  return decodeName(field.subarray(5), UTF8).name;
}

/** The zip64 extra field: eight bytes for each 32-bit field that is all ones, in turn. */
class LongFields {
  readonly #fields: Uint8Array;
  #at = 0;

  constructor(extra: Uint8Array) {
    this.#fields = findExtra(extra, ZIP64);
  }

  get present(): boolean {
    return this.#fields.length > 0;
  }

  take(short: number): number {
    if (short !== 0xffffffff || this.#at + 8 > this.#fields.length) return short;
    this.#at += 8;
    return u64(this.#fields, this.#at - 8);
  }
}

function findExtra(extra: Uint8Array, wanted: number): Uint8Array {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = u16(extra, at + 2);
    if (u16(extra, at) === wanted) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return new Uint8Array(0);
}
