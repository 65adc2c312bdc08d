/**
 * Decompression in memory, under a budget: what comes out is counted, and a bomb ends in LimitReached before it
 * is unpacked. node:zlib does what it can, compression/ the rest.
 */
import {
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
  zstdDecompressSync,
} from 'node:zlib';
import type { Budget } from '../limits/budget.ts';
import { LimitReached, messageOf } from '../limits/errors.ts';
import { decodeBzip2 } from './compression/bzip2.ts';
import { DEFLATE64, inflate } from './compression/inflate.ts';
import { decodeLz4 } from './compression/lz4.ts';
import { decodeLzma, decodeZipLzma } from './compression/lzma.ts';
import { DamagedStream, type Decoder, Output, OutputFull, UnsupportedPacking } from './compression/output.ts';
import { decodeXz } from './compression/xz.ts';
import { u16, u32 } from './source.ts';

/** `zip-lzma` is LZMA with the header that zip gives it. */
export type Compression =
  | 'deflate'
  | 'zlib'
  | 'gzip'
  | 'zstd'
  | 'bzip2'
  | 'xz'
  | 'lzma'
  | 'lz4'
  | 'zip-lzma'
  | 'deflate64';

type ZlibCompression = Extract<Compression, 'deflate' | 'zlib' | 'gzip' | 'zstd'>;

/** One decompressed content is held in memory; this much of it at most. */
export const MOST_UNPACKED = 1024 ** 3;

export { UnsupportedPacking };

/** The compressed bytes are damaged or end too early. A loader that reads as it goes has had what comes before. */
export class DamagedData extends Error {
  readonly before: Uint8Array;

  constructor(message: string, before: Uint8Array = new Uint8Array(0)) {
    super(message);
    this.before = before;
  }
}

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** How many bytes behind the compressed data are none. */
  readonly trailing: number;
}

type Unpack = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array | Told;

const ZLIB: Record<ZlibCompression, Unpack> = {
  deflate: inflateRawSync,
  zlib: inflateSync,
  gzip: gunzip,
  zstd: (bytes, { maxOutputLength, finishFlush, info }) =>
    zstdDecompressSync(bytes, {
      ...(info ? { info } : {}),
      ...(maxOutputLength ? { maxOutputLength } : {}),
      ...(finishFlush === undefined ? {} : { finishFlush: constants.ZSTD_e_flush }),
    }),
};

const DECODERS: Record<Exclude<Compression, ZlibCompression>, Decoder> = {
  bzip2: decodeBzip2,
  xz: decodeXz,
  lzma: decodeLzma,
  lz4: decodeLz4,
  'zip-lzma': decodeZipLzma,
  deflate64: (bytes, output) => inflate(bytes, 0, output, DEFLATE64),
};

function usesZlib(compression: Compression): compression is ZlibCompression {
  return compression in ZLIB;
}

/** Python's gzip passes over flags that mean nothing, in the header of any member; zlib refuses them. */
function gunzip(bytes: Uint8Array, options: ZlibOptions): Uint8Array | Told {
  try {
    return gunzipSync(bytes, options);
  } catch (error) {
    const plain = withoutReservedFlags(bytes);
    if (!plain) throw error;
    return gunzipSync(plain, options);
  }
}

/** Undefined where no header has such. */
function withoutReservedFlags(bytes: Uint8Array): Uint8Array | undefined {
  const copy = bytes.slice();
  let found = false;
  for (let at = copy.indexOf(0x1f); at >= 0; at = copy.indexOf(0x1f, at + 1)) {
    const flags = copy[at + 3] ?? 0;
    if (copy[at + 1] !== 0x8b || copy[at + 2] !== 8 || flags < 0x20) continue;
    copy[at + 3] = flags & 0x1f;
    found = true;
  }
  return found ? copy : undefined;
}

/** Everything, as {@link unpackStreams} has it. */
export function unpack(
  bytes: Uint8Array,
  compression: Compression,
  budget: Budget,
  most = MOST_UNPACKED,
): Uint8Array {
  return unpackStreams(bytes, compression, budget, most).bytes;
}

/**
 * Everything, or LimitReached beyond `most` bytes; {@link DamagedData}, {@link UnsupportedPacking}. What a bomb cost
 * is spent, too.
 */
export function unpackStreams(
  bytes: Uint8Array,
  compression: Compression,
  budget: Budget,
  most = MOST_UNPACKED,
): Unpacked {
  const room = Math.max(1, Math.min(most, budget.bytesLeft));
  const unpacked = usesZlib(compression)
    ? unpackZlib(bytes, compression, budget, room)
    : decode(bytes, compression, budget, room);
  budget.spendBytes(unpacked.bytes.length);
  return unpacked;
}

/** node:zlib ends behind the first frame of zstd; Python's readers go on. */
function unpackZlib(bytes: Uint8Array, compression: ZlibCompression, budget: Budget, room: number): Unpacked {
  const parts: Uint8Array[] = [];
  let [at, left] = [0, room];
  do {
    const rest = bytes.subarray(at);
    try {
      const { buffer, used } = unpackOnce(rest, compression, Math.max(1, left));
      parts.push(buffer);
      at += used;
      left -= buffer.length;
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge(budget, room);
      const message = `the ${compression} data is damaged: ${messageOf(error)}`;
      parts.push(beforeDamage(rest, compression, budget, Math.max(1, left)));
      throw new DamagedData(message, joined(parts));
    }
    if (left < 0) throw tooLarge(budget, room);
  } while (compression === 'zstd' && isZstdFrame(bytes, at));
  return { bytes: joined(parts), trailing: bytes.length - at };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
}

/** With what was read of it; the page in the browser has a library that does not tell, and reads all. */
function unpackOnce(bytes: Uint8Array, compression: ZlibCompression, maxOutputLength: number): Stream {
  return streamOf(bytes, ZLIB[compression](bytes, { maxOutputLength, info: true }));
}

/** What one stream unpacks to, and how many packed bytes it takes; all, where nobody tells. */
interface Stream {
  readonly buffer: Uint8Array;
  readonly used: number;
}

function streamOf(bytes: Uint8Array, found: Uint8Array | Told): Stream {
  if (!('engine' in found)) return { buffer: found, used: bytes.length };
  return { buffer: found.buffer, used: found.engine.bytesWritten };
}

/** What node:zlib gives where `info` is asked for. */
interface Told {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

const ZSTD = 0xfd2fb528;

/** A frame, or one that readers skip. RFC 8878, section 3.1. */
function isZstdFrame(bytes: Uint8Array, at: number): boolean {
  return at + 4 <= bytes.length && (u32(bytes, at) === ZSTD || isSkipped(bytes, at));
}

/** A frame that readers of zstd and LZ4 pass over. */
export function isSkipped(bytes: Uint8Array, at: number): boolean {
  return at + 8 <= bytes.length && u32(bytes, at) >>> 4 === 0x184d2a5;
}

function decode(
  bytes: Uint8Array,
  compression: Exclude<Compression, ZlibCompression>,
  budget: Budget,
  room: number,
): Unpacked {
  const output = new Output(room);
  try {
    const end = DECODERS[compression](bytes, output);
    return { bytes: output.bytes, trailing: bytes.length - end };
  } catch (error) {
    if (error instanceof OutputFull) throw tooLarge(budget, room);
    if (!(error instanceof DamagedStream)) throw error;
    budget.spendBytes(output.length);
    throw new DamagedData(`the ${compression} data is damaged: ${error.message}`, output.bytes);
  }
}

function tooLarge(budget: Budget, room: number): LimitReached {
  budget.spendBytes(room);
  return new LimitReached('bytes', `it unpacks to more than ${room} bytes`);
}

/**
 * What node:zlib, which gives all or nothing, would have given before it met the damage: the longest beginning that
 * unpacks, found by halving. A wrong checksum at the end of gzip and zlib is left out with the end itself.
 */
function beforeDamage(
  bytes: Uint8Array,
  compression: ZlibCompression,
  budget: Budget,
  room: number,
): Uint8Array {
  const raw = compression === 'gzip' || compression === 'zlib';
  const data = raw ? bytes.subarray(compression === 'gzip' ? gzipHeader(bytes) : 2) : bytes;
  const unpackPart = ZLIB[raw ? 'deflate' : compression];
  const options = { maxOutputLength: room, finishFlush: constants.Z_SYNC_FLUSH };
  let [good, bad] = [0, data.length + 1];
  let found: Uint8Array = new Uint8Array(0);
  for (let length = data.length; good + 1 < bad; length = Math.floor((good + bad) / 2)) {
    try {
      found = unpackPart(data.subarray(0, length), options) as Uint8Array;
      good = length;
    } catch {
      bad = length;
    }
    budget.spendBytes(length);
  }
  return found;
}

/** RFC 1952: ten bytes, and what its flags announce. */
function gzipHeader(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (at + 2 <= bytes.length ? u16(bytes, at) : 0);
  for (const flag of [8, 16]) {
    const nul = flags & flag ? bytes.indexOf(0, at) : -1;
    if (nul >= 0) at = nul + 1;
  }
  return flags & 2 ? at + 2 : at;
}

/** Sixteen kilobytes of Deflate unpack to no more than this; other formats give far more, of which less is taken. */
const MOST_HEAD = 32 * 1024 * 1024;
/** Decoders of our own stop where enough is there. */
const ENOUGH_HEAD = 64 * 1024;
const LEAST_HEAD = 4096;

/** How many packed bytes it takes to see the first unpacked ones: bzip2 gives a block whole or not at all. */
export function packedHead(compression: Compression): number {
  return compression === 'bzip2' ? 1024 * 1024 : 16 * 1024;
}

/**
 * What the first bytes unpack to, as far as they go: `bytes` may be the beginning of the compressed data only.
 * Undefined for what is not so compressed.
 */
export function unpackHead(bytes: Uint8Array, compression: Compression): Uint8Array | undefined {
  return usesZlib(compression) ? zlibHead(bytes, compression) : decodedHead(bytes, compression);
}

function decodedHead(
  bytes: Uint8Array,
  compression: Exclude<Compression, ZlibCompression>,
): Uint8Array | undefined {
  const output = new Output(ENOUGH_HEAD);
  try {
    DECODERS[compression](bytes, output);
  } catch (error) {
    if (
      !(error instanceof DamagedStream || error instanceof OutputFull || error instanceof UnsupportedPacking)
    )
      throw error;
  }
  return output.length > 0 ? output.bytes : undefined;
}

/** A small frame of zstd tells nothing of what the next ones go on with. */
function zlibHead(bytes: Uint8Array, compression: ZlibCompression): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let [at, size] = [0, 0];
  do {
    const part = streamHead(bytes.subarray(at), compression);
    if (!part) break;
    parts.push(part.buffer);
    size += part.buffer.length;
    at += part.used;
    if (part.used === 0) break;
  } while (compression === 'zstd' && size < LEAST_HEAD && isZstdFrame(bytes, at));
  return size > 0 ? joined(parts) : undefined;
}

function streamHead(bytes: Uint8Array, compression: ZlibCompression): Stream | undefined {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_HEAD, info: true };
  for (let length = bytes.length; length > 0; length = Math.floor(length / 4)) {
    try {
      return streamOf(bytes, ZLIB[compression](bytes.subarray(0, length), options));
    } catch (error) {
      if (!isTooLarge(error)) return undefined;
    }
  }
  return undefined;
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}
