import type { Shelf } from '../../../src/code/keeping/runs.ts';

export interface MemoryShelf extends Shelf {
  bytes: Uint8Array | undefined;
}

/** A shelf in memory, whose contents tests may change. */
export function memoryShelf(): MemoryShelf {
  return {
    bytes: undefined,
    get() {
      return this.bytes;
    },
    put(bytes) {
      this.bytes = bytes;
    },
  };
}
