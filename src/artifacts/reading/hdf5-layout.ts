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
  /** Bytes of what belongs to one object each, as far as it was read. */
  readonly owned: { bytes: number };
}

/**
 * What belongs to one object alone, at an address; fewer bytes at the end of the file. A file in which such parts are
 * more than it has bytes lets them overlap, which no library writes, and reading them would take the square of its size.
 * Throws {@link Malformed}, LimitReached.
 */
export function ownedBytes(
  { source, budget, base, owned }: Layout,
  address: number,
  length: number,
): Uint8Array {
  const bytes = source.read(base + address, length);
  budget.spendBytes(bytes.length);
  owned.bytes += bytes.length;
  if (owned.bytes > source.size) throw new Malformed('its parts overlap each other');
  return bytes;
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

/** Of any width. */
export function littleEndian(bytes: Uint8Array): number {
  let value = 0;
  for (let at = bytes.length - 1; at >= 0; at -= 1) value = value * 256 + (bytes[at] as number);
  return value;
}

/** The four letters that most parts begin with. */
export function signatureOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4, bytes.length)).toString('latin1');
}

/** All bits set: nowhere. */
export function isNowhere(address: number): boolean {
  return address >= 2 ** 63 || address === 0xffffffff;
}
