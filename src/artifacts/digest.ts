import { createHash, hash } from 'node:crypto';
import type { ByteSource } from '../archive/source.ts';

/** A file that is larger has no digest: its directory is read, not all of it. */
export const LARGEST_DIGEST = 256 * 1024 * 1024;
const PIECE = 256 * 1024;

/** SHA-256 in hexadecimal; empty for what is larger than `most` bytes. */
export function digest(source: ByteSource, most = LARGEST_DIGEST): string {
  if (source.size > most) return '';
  if (source.size <= PIECE) return hash('sha256', source.read(0, source.size));
  const sum = createHash('sha256');
  if (source.readInto) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, source.size));
    for (let at = 0; at < source.size; at += PIECE)
      sum.update(piece.subarray(0, Math.min(source.readInto(piece, at), source.size - at)));
  } else for (let at = 0; at < source.size; at += PIECE) sum.update(source.read(at, PIECE));
  return sum.digest('hex');
}
