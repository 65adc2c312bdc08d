import type { ByteSource } from '../archive/source.ts';

/** As in workers; the library of types that has it cannot stand beside that of pages. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const BLOCK = 64 * 1024;
const MOST_BLOCKS = 64;

/** A file of the browser, read in slices: only in a worker, where reading may wait. */
export function fileSource(file: Blob): ByteSource {
  const reader = new FileReaderSync();
  const read = (start: number, end: number) =>
    new Uint8Array(reader.readAsArrayBuffer(file.slice(start, end)));
  const block = recent((index) => read(index * BLOCK, Math.min(file.size, (index + 1) * BLOCK)));
  return {
    size: file.size,
    read(offset, length) {
      const end = Math.min(file.size, offset + Math.max(0, length));
      if (offset < 0 || end <= offset) return new Uint8Array(0);
      const index = Math.floor(offset / BLOCK);
      if (end > (index + 1) * BLOCK) return read(offset, end);
      return block(index).subarray(offset - index * BLOCK, end - index * BLOCK);
    },
  };
}

/** Remembers the blocks that were asked for last: readers take many small steps. */
function recent(read: (index: number) => Uint8Array): (index: number) => Uint8Array {
  const blocks = new Map<number, Uint8Array>();
  return (index) => {
    const bytes = blocks.get(index) ?? read(index);
    blocks.delete(index);
    blocks.set(index, bytes);
    const [oldest] = blocks.keys();
    if (blocks.size > MOST_BLOCKS && oldest !== undefined) blocks.delete(oldest);
    return bytes;
  };
}
