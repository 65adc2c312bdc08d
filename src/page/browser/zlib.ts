/** Stands in for node:zlib in the bundle: the same answers for what the inspector asks. */
import { CutOff, inflate } from '../../archive/compression/inflate.ts';
import { DamagedStream, Output, OutputFull } from '../../archive/compression/output.ts';

interface Options {
  readonly maxOutputLength?: number;
  readonly finishFlush?: number;
}

export const constants = { Z_SYNC_FLUSH: 2, ZSTD_e_flush: 1 };

interface Inflated {
  readonly bytes: Uint8Array;
  /** Behind the last block. */
  readonly end: number;
}

/** More comes out than is wanted; the code is the one of node:zlib. */
class TooLarge extends Error {
  readonly code = 'ERR_BUFFER_TOO_LARGE';
}

function inflated(bytes: Uint8Array, start: number, options: Options): Inflated {
  const output = new Output(options.maxOutputLength ?? 2 ** 31);
  try {
    const end = inflate(bytes, start, output);
    return { bytes: output.bytes, end };
  } catch (error) {
    if (error instanceof OutputFull) throw new TooLarge(`more than ${output.most} bytes`);
    if (!(error instanceof CutOff) || options.finishFlush !== constants.Z_SYNC_FLUSH) throw error;
    return { bytes: output.bytes, end: bytes.length };
  }
}

export function inflateRawSync(bytes: Uint8Array, options: Options = {}): Uint8Array {
  return inflated(bytes, 0, options).bytes;
}

/** RFC 1950. */
export function inflateSync(bytes: Uint8Array, options: Options = {}): Uint8Array {
  if (isCutOff(bytes, 2, options)) return new Uint8Array(0);
  const header = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (header % 31 !== 0 || ((header >> 8) & 15) !== 8) throw new DamagedStream('incorrect header check');
  if (header & 0x20) throw new DamagedStream('Missing dictionary');
  const { bytes: unpacked, end } = inflated(bytes, 2, options);
  if (isCutOff(bytes.subarray(end), 4, options)) return unpacked;
  if (new DataView(bytes.buffer, bytes.byteOffset).getUint32(end) !== adler32(unpacked))
    throw new DamagedStream('incorrect data check');
  return unpacked;
}

/** RFC 1952: members one behind the other; zeros behind them are passed over. */
export function gunzipSync(bytes: Uint8Array, options: Options = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at === 0 || (bytes[at] ?? 0) !== 0; ) {
    checkHeader(bytes.subarray(at, at + 4));
    if (isCutOff(bytes.subarray(at), 10, options)) break;
    const room = { ...options, maxOutputLength: Math.max(0, (options.maxOutputLength ?? 2 ** 31) - size) };
    const { bytes: part, end } = inflated(bytes, behindHeader(bytes, at), room);
    parts.push(part);
    size += part.length;
    if (isCutOff(bytes.subarray(end), 8, options)) break;
    const trailer = new DataView(bytes.buffer, bytes.byteOffset + end);
    if (trailer.getUint32(0, true) !== crc32(part)) throw new DamagedStream('incorrect data check');
    if (trailer.getUint32(4, true) !== part.length % 2 ** 32)
      throw new DamagedStream('incorrect length check');
    at = end + 8;
  }
  return joined(parts, size);
}

function checkHeader(bytes: Uint8Array): void {
  const [first, second, method = 8, flags = 0] = bytes;
  if (second !== undefined && (first !== 0x1f || second !== 0x8b))
    throw new DamagedStream('incorrect header check');
  if (method !== 8) throw new DamagedStream('unknown compression method');
  if (flags & 0xe0) throw new DamagedStream('unknown header flags set');
}

function behindHeader(bytes: Uint8Array, start: number): number {
  const flags = bytes[start + 3] ?? 0;
  let at = start + 10;
  if (flags & 4) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const nul = bytes.indexOf(0, at);
    at = nul < 0 ? bytes.length : nul + 1;
  }
  return flags & 2 ? at + 2 : at;
}

/** True if what must follow is not all there and need not be. Throws where it need. */
function isCutOff(bytes: Uint8Array, needed: number, { finishFlush }: Options): boolean {
  if (bytes.length >= needed) return false;
  if (finishFlush !== constants.Z_SYNC_FLUSH) throw new DamagedStream('unexpected end of file');
  return true;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What is packed so is unreadable here, never safe. */
export function zstdDecompressSync(): never {
  throw new DamagedStream('this page does not unpack Zstandard');
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array, start = 0): number {
  let value = ~start;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 255] as number);
  return ~value >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
