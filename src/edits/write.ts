import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
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
import { reasonOf } from '../limits/system.ts';
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

/** What may fail in the middle; tests let it. */
export interface Disk {
  readonly write: (descriptor: number, bytes: Uint8Array, offset: number) => number;
  readonly rename: (from: string, to: string) => void;
}

const DISK: Disk = { write: writeSync, rename: renameSync };

/**
 * Writes the edits of some files: all of them or, where one cannot be written, none. Each file is replaced by a rename,
 * so that nobody ever sees half of one, and those that were replaced already are put back where a later one fails. If the
 * machine itself stops between two renames, the first is new, the second old, and what the first was lies beside it. A
 * file that is no longer what the edits were made for is refused, and so is one behind a symbolic link.
 */
export function writeEdits(
  root: string,
  files: ReadonlyMap<string, readonly Edit[]>,
  disk: Disk = DISK,
): readonly Written[] {
  const staged: Staged[] = [];
  const faults: Written[] = [];
  for (const [path, edits] of files) {
    try {
      staged.push(stage(root, path, edits, disk));
    } catch (error) {
      faults.push({ path, fault: faultOf(error) });
    }
  }
  if (faults.length > 0) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    return faults;
  }
  return commit(staged, disk);
}

interface Staged {
  readonly path: string;
  readonly target: string;
  readonly temporary: string;
  /** Where the old file lies meanwhile. */
  readonly kept: string;
  readonly sha256: string;
}

/** The new file, beside the old one. */
function stage(root: string, path: string, edits: readonly Edit[], disk: Disk): Staged {
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
    writeAll(disk, descriptor, edited(old?.bytes ?? new Uint8Array(), edits));
    fsyncSync(descriptor);
  } catch (error) {
    closeSync(descriptor);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(descriptor);
  chmodSync(temporary, old?.mode ?? 0o644);
  const kept = join(folder, `.${basename(target)}.${process.pid}.old`);
  return { path, target: join(folder, basename(target)), temporary, kept, sha256 };
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

function commit(staged: readonly Staged[], disk: Disk): readonly Written[] {
  const done: Staged[] = [];
  try {
    for (const one of staged) {
      replace(one, disk);
      done.push(one);
    }
  } catch (error) {
    const failed = staged[done.length] as Staged;
    rmSync(failed.kept, { force: true });
    return [{ path: failed.path, fault: faultOf(error) }, ...done.flatMap(putBack)];
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
  for (const { kept } of done) rmSync(kept, { force: true });
  return done.map(({ path }) => ({ path }));
}

/** Looked at once more: writing the others may have taken a while. */
function replace({ target, temporary, kept, sha256 }: Staged, disk: Disk): void {
  if (sha256 !== '') {
    readUnchanged(target, sha256);
    copyFileSync(target, kept, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
  disk.rename(temporary, target);
}

/** The old file in the place of the new one; what could not be put back is a fault of its own. */
function putBack({ path, target, kept, sha256 }: Staged): readonly Written[] {
  try {
    if (sha256 === '') rmSync(target);
    else renameSync(kept, target);
    return [];
  } catch (error) {
    return [
      {
        path,
        fault: `it was written, and could not be put back (${basename(kept)} is what it was): ${faultOf(error)}`,
      },
    ];
  }
}

function writeAll(disk: Disk, descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += disk.write(descriptor, bytes, done);
}

class Refused extends Error {}

function faultOf(error: unknown): string {
  return error instanceof Refused ? error.message : reasonOf(error, REASONS);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is gone',
  ELOOP: 'it is a symbolic link',
};
