/** Numbers in files that were written by the machine at hand, whichever that was. */
import { u16, u32, u64 } from '../../archive/source.ts';

export interface Order {
  readonly u16: (bytes: Uint8Array, at: number) => number;
  readonly u32: (bytes: Uint8Array, at: number) => number;
  readonly u64: (bytes: Uint8Array, at: number) => number;
}

/** Intel, ARM. */
export const LITTLE: Order = { u16, u32, u64 };

/** Older PowerPC and SPARC, s390x; also what some headers are always in. */
export const BIG: Order = {
  u16: (bytes, at) => ((bytes[at] as number) << 8) | (bytes[at + 1] as number),
  u32: bigU32,
  u64: (bytes, at) => bigU32(bytes, at) * 2 ** 32 + bigU32(bytes, at + 4),
};

function bigU32(bytes: Uint8Array, at: number): number {
  const [a, b, c, d] = bytes.subarray(at, at + 4) as unknown as [number, number, number, number];
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
