import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Incomplete } from '../finding/incomplete.ts';
import { messageOf } from '../limits/errors.ts';
import { systemReason } from '../limits/system.ts';

/** A regular file below the audited root. */
export interface ProjectFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** In bytes, when it is asked for. */
  readonly size: number;
  /** What is read in its place: the file as it would be after an edit. */
  readonly contents?: Uint8Array;
}

/** What is audited: a folder as it was found on disk. Nothing of it is ever imported or run. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  /** Sorted by path. */
  readonly files: readonly ProjectFile[];
  /** What was found and could not be read. */
  readonly incomplete: readonly Incomplete[];
  /** What was passed over on purpose, in words. */
  readonly passedOver: readonly string[];
}

/** The whole file. A link that took the file's place since discovery is refused. Throws what the system says. */
export function readProjectFile(file: ProjectFile): Uint8Array {
  if (file.contents) return file.contents;
  const descriptor = openSync(file.absolute, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** At most the first `count` bytes. */
export function readProjectFileHead(file: ProjectFile, count: number): Uint8Array {
  if (file.contents) return file.contents.subarray(0, count);
  const descriptor = openSync(file.absolute, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const wanted = Math.min(count, fstatSync(descriptor).size);
    const head = new Uint8Array(wanted);
    return head.subarray(0, readSync(descriptor, head, 0, wanted, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** The same project with other contents in some of its files, by path. Nothing is written. */
export function withContents(project: Project, contents: ReadonlyMap<string, Uint8Array>): Project {
  const files = project.files.map((file) => {
    const other = contents.get(file.path);
    return other ? { ...file, size: other.length, contents: other } : file;
  });
  return { ...project, files };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'it vanished while it was being read',
  ELOOP: 'it became a symbolic link while it was being read',
  ERR_FS_FILE_TOO_LARGE: 'too large to be read whole',
};

/** The incomplete entry for a file that the system would not read. */
export function unreadable(path: string, error: unknown): Incomplete {
  // A name that is not UTF-8 comes with this sign in place of what it is, and nothing has that name.
  if (path.includes('\uFFFD') && (error as NodeJS.ErrnoException).code === 'ENOENT')
    return { path, reason: 'its name is not UTF-8, so that it cannot be opened; rename it' };
  return { path, reason: systemReason(error, REASONS) ?? `cannot be read: ${messageOf(error)}` };
}
