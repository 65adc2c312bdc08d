/** What every part of an HDF5 file is read with. */
import { type ByteSource, u16, u32, u64 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';

/** How the file writes addresses and lengths, in bytes, and where address 0 lies. */
export interface Layout {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly offsets: number;
  readonly lengths: number;
  readonly base: number;
}

/** Unsigned, little-endian, of 1, 2, 4 or 8 bytes. */
export function integer(bytes: Uint8Array, at: number, size: number): number {
  if (at + size > bytes.length) throw new Malformed('something is cut off');
  if (size === 1) return bytes[at] as number;
  if (size === 2) return u16(bytes, at);
  return size === 4 ? u32(bytes, at) : u64(bytes, at);
}

/** Up to the NUL. */
export function text(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  return Buffer.from(nul < 0 ? bytes : bytes.subarray(0, nul)).toString('utf8');
}
