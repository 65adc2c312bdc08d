/** Tar archives come packed. One is unpacked at a time, in memory. */
import { type Compression, DamagedData, unpack } from '../../archive/compressors.ts';
import { type ByteSource, bytesSource } from '../../archive/source.ts';
import type { Reading } from './layers.ts';

const BEGINNINGS: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', [0x42, 0x5a, 0x68]],
];

/** The bytes as they are when unpacked; undefined where they are damaged, which is noted. Throws LimitReached. */
export function plain(source: ByteSource, { budget, note }: Reading): ByteSource | undefined {
  const head = source.read(0, 6);
  const found = BEGINNINGS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
  if (!found) return source;
  try {
    return bytesSource(unpack(source.read(0, source.size), found[0], budget));
  } catch (error) {
    if (!(error instanceof DamagedData)) throw error;
    note('', error.message);
    return error.before.length > 0 ? bytesSource(error.before) : undefined;
  }
}
