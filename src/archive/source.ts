/**
 * Bytes that are read here and there: a file, a part of one, or memory. Reading is synchronous, because the
 * readers above jump about in small steps.
 */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /**
   * The bytes from `offset`, at most `length` of them, fewer at the end and none before the beginning. The result
   * may be a view of shared memory: nobody writes to it.
   */
  read(offset: number, length: number): Uint8Array;
  /** The same into the caller's memory, for whoever reads everything once; gives how many bytes there were. */
  readInto?(into: Uint8Array, offset: number): number;
}

/** Memory as a source, without a copy. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) =>
      offset < 0 ? new Uint8Array(0) : bytes.subarray(offset, offset + Math.max(0, length)),
  };
}

/** A part of a source as a source of its own; what lies beyond the end of the whole does not exist. */
export function slice(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return {
    size,
    read: (offset, wanted) =>
      offset < 0
        ? new Uint8Array(0)
        : source.read(start + offset, Math.max(0, Math.min(wanted, size - offset))),
  };
}

/** The source with the bytes from `start` to `end` left out. */
export function without(source: ByteSource, start: number, end: number): ByteSource {
  return {
    size: source.size - (end - start),
    read: (offset, length) => {
      if (offset >= start) return source.read(offset + end - start, length);
      if (offset + length <= start) return source.read(offset, length);
      return Buffer.concat([
        source.read(offset, start - offset),
        source.read(end, length - (start - offset)),
      ]);
    },
  };
}

/** Unsigned little-endian integers; `undefined` arithmetic never shows, because the caller has checked lengths. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}

export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

/** Exact up to 2^53; larger values are only ever compared with sizes of files. */
export function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) + u32(bytes, at + 4) * 2 ** 32;
}
