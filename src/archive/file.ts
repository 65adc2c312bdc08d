import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from './source.ts';

/** A file that is open for reading; `close` it. */
export interface FileSource extends ByteSource {
  close(): void;
}

/** What is at a path and cannot be read as a file of bytes: a pipe, a device, a socket. */
export class NotAFile extends Error {}

/**
 * Opens a regular file. A symbolic link is refused, and a pipe does not make us wait for its writer.
 * Throws what the system says, or {@link NotAFile}.
 */
export function openFile(path: string): FileSource {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const status = fstatSync(descriptor);
  if (!status.isFile()) {
    closeSync(descriptor);
    throw new NotAFile('it is not a regular file');
  }
  return {
    size: status.size,
    read: (offset, length) =>
      offset < 0
        ? new Uint8Array(0)
        : readAt(descriptor, offset, Math.max(0, Math.min(length, status.size - offset))),
    close: () => closeSync(descriptor),
  };
}

/** A read may give less than was asked for before the end; a file that shrank meanwhile gives what is left. */
function readAt(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}
