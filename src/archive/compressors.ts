/**
 * Decompression in memory, under a budget: what comes out is counted, and a bomb ends in LimitReached before it
 * is unpacked. node:zlib does the work.
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

export type Compression = 'deflate' | 'zlib' | 'gzip' | 'zstd';

/** One decompressed content is held in memory; this much of it at most. */
export const MOST_UNPACKED = 1024 ** 3;

/** The compressed bytes are damaged or end too early. */
export class DamagedData extends Error {}

type Unpack = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array;

const UNPACK: Record<Compression, Unpack> = {
  deflate: inflateRawSync,
  zlib: inflateSync,
  gzip: gunzipSync,
  zstd: (bytes, { maxOutputLength }) => zstdDecompressSync(bytes, maxOutputLength ? { maxOutputLength } : {}),
};

/** Everything, or LimitReached beyond `most` bytes; {@link DamagedData}. What a bomb cost is spent, too. */
export function unpack(
  bytes: Uint8Array,
  compression: Compression,
  budget: Budget,
  most = MOST_UNPACKED,
): Uint8Array {
  const room = Math.max(1, Math.min(most, budget.bytesLeft));
  try {
    const unpacked = UNPACK[compression](bytes, { maxOutputLength: room });
    budget.spendBytes(unpacked.length);
    return unpacked;
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    if (!isTooLarge(error)) throw new DamagedData(`the ${compression} data is damaged: ${messageOf(error)}`);
    budget.spendBytes(room);
    throw new LimitReached('bytes', `it unpacks to more than ${room} bytes`);
  }
}

/** Sixteen kilobytes of Deflate unpack to no more than this; other formats give far more, of which less is taken. */
const MOST_HEAD = 32 * 1024 * 1024;

/**
 * What the first bytes unpack to, as far as they go: `bytes` may be the beginning of the compressed data only.
 * Undefined for what is not so compressed.
 */
export function unpackHead(bytes: Uint8Array, compression: Compression): Uint8Array | undefined {
  const finishFlush = compression === 'zstd' ? constants.ZSTD_e_flush : constants.Z_SYNC_FLUSH;
  const options = { finishFlush, maxOutputLength: MOST_HEAD };
  for (let length = bytes.length; length > 0; length = Math.floor(length / 4)) {
    try {
      const part = bytes.subarray(0, length);
      const head =
        compression === 'zstd' ? zstdDecompressSync(part, options) : UNPACK[compression](part, options);
      return head.length > 0 ? head : undefined;
    } catch (error) {
      if (!isTooLarge(error)) return undefined;
    }
  }
  return undefined;
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}
