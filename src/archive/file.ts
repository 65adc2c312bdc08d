import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from './source.ts';

/** A file that is open for reading; `close` it. */
export interface FileSource extends ByteSource {
  close(): void;
}

/** What is at a path and cannot be read as a file of bytes: a pipe, a device, a socket. */
export class NotAFile extends Error {}

/** Files of up to so many bytes are read in one go: their readers ask for many small pieces. */
const HELD = 256 * 1024;
/** Those up to so many stay in memory once somebody has asked for all of them. */
const HELD_IF_ASKED = 8 * 1024 * 1024;

/** A symbolic link is refused, and a pipe does not make us wait for its writer. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a regular file. A small one is read at once into memory that is used again for the next: what is read of it is
 * gone when it is closed. Throws what the system says, or {@link NotAFile}.
 */
export function openFile(path: string): FileSource {
  const descriptor = openSync(path, FLAGS);
  const small = smallFile(descriptor);
  if (small) return small;
  const status = fstatSync(descriptor);
  if (!status.isFile()) {
    closeSync(descriptor);
    throw new NotAFile('it is not a regular file');
  }
  const { size } = status;
  let held: Uint8Array | undefined;
  const part = (offset: number, length: number) => {
    held ??= readAt(descriptor, 0, size);
    return held.subarray(offset, offset + length);
  };
  return {
    size,
    read: (offset, length) => {
      if (offset < 0) return new Uint8Array(0);
      const wanted = Math.max(0, Math.min(length, size - offset));
      const holds = held !== undefined || size <= HELD || (wanted === size && size <= HELD_IF_ASKED);
      return holds ? part(offset, wanted) : readAt(descriptor, offset, wanted);
    },
    readInto: (into, offset) => readFully(descriptor, into, offset),
    close: () => closeSync(descriptor),
  };
}

/** Made for the first file. */
let memory: Buffer | undefined;
let isInUse = false;

/**
 * Of a file that is all there after one read, which a short read tells, nobody has to ask the size. Undefined for a
 * larger one, for what is empty or no file, and while the memory is in use.
 */
function smallFile(descriptor: number): FileSource | undefined {
  if (isInUse) return undefined;
  // One byte more, to tell that a file has no more.
  memory ??= Buffer.allocUnsafeSlow(HELD + 1);
  const own = memory;
  const size = firstRead(descriptor, own);
  if (size <= 0 || size > HELD) return undefined;
  closeSync(descriptor);
  isInUse = true;
  return {
    size,
    read: (offset, length) =>
      offset < 0 ? new Uint8Array(0) : own.subarray(offset, Math.min(size, offset + Math.max(0, length))),
    close: () => {
      isInUse = false;
    },
  };
}

/** What cannot be read so is told apart by its status. */
function firstRead(descriptor: number, into: Buffer): number {
  try {
    return readSync(descriptor, into, 0, into.length, 0);
  } catch {
    return -1;
  }
}

/** A read may give less than was asked for before the end; a file that shrank meanwhile gives what is left. */
function readAt(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readFully(descriptor, bytes, offset));
}

function readFully(descriptor: number, bytes: Uint8Array, offset: number): number {
  let done = 0;
  while (done < bytes.length) {
    const count = readSync(descriptor, bytes, done, bytes.length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}
