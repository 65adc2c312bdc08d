import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Edit } from '../finding/fix.ts';
import { messageOf } from '../limits/errors.ts';
import { edited } from './choose.ts';

/** Hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What became of one file; without `fault` it was written. */
export interface Written {
  readonly path: string;
  readonly fault?: string;
}

/**
 * Writes the edits of some files: all of them or, where one cannot be written, none. Each file is replaced by a rename,
 * so that nobody ever sees half of one; between two renames the machine may stop, and then the first is new and the
 * second old. A file that is no longer what the edits were made for is refused, and so is one behind a symbolic link.
 */
export function writeEdits(root: string, files: ReadonlyMap<string, readonly Edit[]>): readonly Written[] {
  const staged: Staged[] = [];
  const faults: Written[] = [];
  for (const [path, edits] of files) {
    try {
      staged.push(stage(root, path, edits));
    } catch (error) {
      faults.push({ path, fault: reasonOf(error) });
    }
  }
  if (faults.length > 0) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    return faults;
  }
  return staged.map(commit);
}

interface Staged {
  readonly path: string;
  readonly target: string;
  readonly temporary: string;
  readonly sha256: string;
}

/** The new file, beside the old one. */
function stage(root: string, path: string, edits: readonly Edit[]): Staged {
  const target = join(root, path);
  const folder = realpathSync(dirname(target));
  if (folder !== root && !folder.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new Refused('its folder is a symbolic link that leaves the project');
  const sha256 = edits[0]?.sha256 ?? '';
  const old = sha256 === '' ? undefined : readUnchanged(target, sha256);
  if (!old && lstatSync(target, { throwIfNoEntry: false })) throw new Refused('it exists already');
  if (old && (old.mode & 0o222) === 0) throw new Refused('it is read-only');
  const temporary = join(folder, `.${basename(target)}.${process.pid}.part`);
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    writeAll(descriptor, edited(old?.bytes ?? new Uint8Array(), edits));
    fsyncSync(descriptor);
  } catch (error) {
    closeSync(descriptor);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(descriptor);
  chmodSync(temporary, old?.mode ?? 0o644);
  return { path, target: join(folder, basename(target)), temporary, sha256 };
}

function readUnchanged(target: string, sha256: string): { bytes: Uint8Array; mode: number } {
  const descriptor = openSync(target, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const bytes = readFileSync(descriptor);
    if (sha256Of(bytes) !== sha256) throw new Refused('it has changed since it was read');
    return { bytes, mode: fstatSync(descriptor).mode & 0o7777 };
  } finally {
    closeSync(descriptor);
  }
}

/** Looked at once more: writing the others may have taken a while. */
function commit({ path, target, temporary, sha256 }: Staged): Written {
  try {
    if (sha256 !== '') readUnchanged(target, sha256);
    renameSync(temporary, target);
    return { path };
  } catch (error) {
    rmSync(temporary, { force: true });
    return { path, fault: reasonOf(error) };
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

class Refused extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? messageOf(error);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left',
  ENOENT: 'it is gone',
  ELOOP: 'it is a symbolic link',
};
