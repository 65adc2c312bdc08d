import {
  closeSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../limits/errors.ts';
import { reasonOf } from '../limits/system.ts';
import type { Style } from '../report/handler.ts';
import { type Console, styleFor } from './console.ts';

/** Where a report goes. Exactly one of `finish` and `discard` ends it. */
export interface Output {
  readonly style: Style;
  /** Bytes are for what is no text of ours, such as a line of a file in its own encoding. */
  write(text: string | Uint8Array): void;
  /** Everything written is now where it belongs. */
  finish(): void;
  /** Nothing of it is left, where that is still possible. */
  discard(): void;
}

/** Many small writes become few large ones. */
const CHUNK = 64 * 1024;

/** Standard output, or a file that is there whole or not at all. Throws {@link UsageError} where it cannot be. */
export function openOutput(console: Console, file: string | undefined, verbose: boolean): Output {
  const style = styleFor(console, file !== undefined, verbose);
  if (file === undefined || file === '-') {
    const buffer = chunked((text) => console.out(text));
    return { style, write: buffer.write, finish: buffer.flush, discard: buffer.drop };
  }
  try {
    return { style, ...openFile(resolve(console.folder, file)) };
  } catch (error) {
    throw notWritable(file, error);
  }
}

/** Throws at once what {@link openOutput} would throw at the end of a long run. */
export function checkOutput(console: Console, file: string): void {
  if (file === '-') return;
  const path = resolve(console.folder, file);
  try {
    const { path: target, exists } = targetOf(path);
    const found = exists ? statSync(target) : undefined;
    // Whoever reads a pipe would take this for all of it.
    if (found === undefined || found.isFile() || found.isDirectory()) openFileOfBytes(path).discard();
  } catch (error) {
    throw notWritable(file, error);
  }
}

type Sink = Omit<Output, 'style'>;

/** As {@link Output}, for what is no text. */
export interface BytesOutput {
  write(bytes: Uint8Array): void;
  finish(): void;
  discard(): void;
}

/** A file that is there whole or not at all. Throws {@link UsageError} where it cannot be. */
export function openBytesOutput(console: Console, file: string): BytesOutput {
  try {
    return openFileOfBytes(resolve(console.folder, file));
  } catch (error) {
    throw notWritable(file, error);
  }
}

function openFile(file: string): Sink {
  const sink = openFileOfBytes(file);
  const buffer = chunked((text) => sink.write(typeof text === 'string' ? Buffer.from(text) : text));
  return {
    write: buffer.write,
    finish() {
      buffer.flush();
      sink.finish();
    },
    discard: sink.discard,
  };
}

/** Through a temporary file beside it, renamed at the end; a pipe or device is written as it is. */
function openFileOfBytes(file: string): BytesOutput {
  const target = targetOf(file);
  const special = target.exists && !statSync(target.path).isFile();
  const path = special
    ? target.path
    : join(dirname(target.path), `.${basename(target.path)}.${process.pid}.part`);
  const mode = target.exists ? statSync(target.path).mode & 0o777 : 0o666;
  const descriptor = openSync(path, special ? 'w' : 'wx', mode);
  const guarded = (action: () => void) => {
    try {
      action();
    } catch (error) {
      if (!special) rmSync(path, { force: true });
      throw notWritable(file, error);
    }
  };
  return {
    write: (bytes) => guarded(() => writeAll(descriptor, bytes)),
    finish() {
      guarded(() => {
        closeSync(descriptor);
        if (!special) renameSync(path, target.path);
      });
    },
    discard() {
      closeSync(descriptor);
      if (!special) rmSync(path, { force: true });
    },
  };
}

/** A symbolic link stays one: what it leads to is replaced. */
function targetOf(file: string): { path: string; exists: boolean } {
  try {
    return { path: lstatSync(file).isSymbolicLink() ? realpathSync(file) : file, exists: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { path: file, exists: false };
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

function chunked(
  put: (text: string | Uint8Array) => void,
): Pick<Sink, 'write'> & { flush(): void; drop(): void } {
  let parts: string[] = [];
  let size = 0;
  const flush = () => {
    const text = parts.join('');
    parts = [];
    size = 0;
    if (text !== '') put(text);
  };
  return {
    write(text) {
      if (typeof text !== 'string') {
        flush();
        return put(text);
      }
      parts.push(text);
      size += text.length;
      if (size >= CHUNK) flush();
    },
    flush,
    drop() {
      parts = [];
    },
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
};

function notWritable(file: string, error: unknown): Error {
  if (error instanceof UsageError) return error;
  return new UsageError(
    `${file} cannot be written: ${reasonOf(error, REASONS)}`,
    'name a file in a folder that you may write to',
  );
}
