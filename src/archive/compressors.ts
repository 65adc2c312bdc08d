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

/** Everything. Throws LimitReached, or {@link DamagedData}. */
export function unpack(bytes: Uint8Array, compression: Compression, budget: Budget): Uint8Array {
  const most = Math.max(1, Math.min(MOST_UNPACKED, budget.bytesLeft));
  const unpacked = guarded(bytes, compression, { maxOutputLength: most }, most);
  budget.spendBytes(unpacked.length);
  return unpacked;
}

/**
 * What the first bytes unpack to, as far as they go: `bytes` may be the beginning of the compressed data only.
 * Undefined for what is not so compressed.
 */
export function unpackHead(bytes: Uint8Array, compression: Compression): Uint8Array | undefined {
  const finishFlush = compression === 'zstd' ? constants.ZSTD_e_flush : constants.Z_SYNC_FLUSH;
  try {
    const head =
      compression === 'zstd'
        ? zstdDecompressSync(bytes, { finishFlush })
        : UNPACK[compression](bytes, { finishFlush });
    return head.length > 0 ? head : undefined;
  } catch {
    return undefined;
  }
}

function guarded(
  bytes: Uint8Array,
  compression: Compression,
  options: ZlibOptions,
  most: number,
): Uint8Array {
  try {
    return UNPACK[compression](bytes, options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new LimitReached('bytes', `unpacks to more than ${most} bytes`);
    throw new DamagedData(`the ${compression} data is damaged: ${messageOf(error)}`);
  }
}
