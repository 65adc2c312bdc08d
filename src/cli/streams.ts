/** Standard output and standard error. */
import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';

export interface StandardStream {
  write(text: string | Uint8Array): void;
  /** Undefined where it leads elsewhere. */
  readonly terminal: WriteStream | undefined;
}

/**
 * Files and pipes are written to without a stream of Node's, which takes longer to make than many a report to write. It
 * is made for terminals, and where a pipe takes no more for now.
 */
export function standardStream(descriptor: 1 | 2, open: () => WriteStream): StandardStream {
  if (!isFileOrPipe(descriptor)) {
    const stream = listenedTo(open(), descriptor);
    return { write: (text) => void stream.write(text), terminal: stream.isTTY ? stream : undefined };
  }
  let stream: WriteStream | undefined;
  return {
    write(text) {
      const rest = stream ? text : writeDirectly(descriptor, text);
      if (rest.length === 0) return;
      stream ??= listenedTo(open(), descriptor);
      stream.write(rest);
    },
    terminal: undefined,
  };
}

function isFileOrPipe(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() || stat.isFIFO();
  } catch {
    return false; // closed, or something that only a stream knows how to use
  }
}

/** What is left to be written when the other side is ready for it. */
function writeDirectly(descriptor: 1 | 2, text: string | Uint8Array): Uint8Array {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(descriptor, bytes, done);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return bytes.subarray(done);
    failed(descriptor, error as NodeJS.ErrnoException);
  }
  return new Uint8Array();
}

function listenedTo(stream: WriteStream, descriptor: 1 | 2): WriteStream {
  return stream.on('error', (error: NodeJS.ErrnoException) => failed(descriptor, error));
}

/**
 * `wherefrom audit | head`: the reader has what it wanted, which is no error of ours. The run goes on to its end, so
 * that its exit status is still that of the audit. Any other failure, as on a full disk, ends it: a report that is
 * cut off must not pass for one.
 */
function failed(descriptor: 1 | 2, { code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return;
  if (descriptor === 1)
    process.stderr.write(
      `wherefrom: standard output cannot be written: ${message}\n  next: write to a place with room, or give --output FILE\n`,
    );
  process.exit(2);
}
