import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** More than any file of settings needs. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The text of a small file that the project is asked for before it is walked: its settings, what it ignores. It may be
 * hostile: a pipe makes nobody wait, a device or a huge file fills no memory, and a link leads nowhere out of `root`.
 * Undefined where there is none. Throws what the system says, or an Error that says what it is instead of a file.
 */
export function smallTextAt(path: string, root: string): string | undefined {
  const real = realPathOf(path);
  if (real === undefined) return undefined;
  if (relative(root, real).split(sep)[0] === '..') throw new Error('it is a link that leaves the project');
  const descriptor = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new Error('it is not a regular file');
    if (status.size > LARGEST) throw new Error(`it is larger than ${LARGEST} bytes`);
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** True of a pipe, a device or a socket, of which reading may never end. */
export function neverEnds(path: string): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  return status !== undefined && !status.isFile() && !status.isDirectory();
}
