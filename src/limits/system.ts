import { messageOf } from './errors.ts';

/** What the system says when a file cannot be opened, read or written, in words: its own repeat the path and name calls. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'no space left',
  ENOTDIR: 'a part of its path is a file',
  ENXIO: 'it is not a regular file',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
};

/** `own` says what a code means to whoever asks. Undefined for what has no words here, and for what is no system error. */
export function systemReason(error: unknown, own: Readonly<Record<string, string>> = {}): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return own[code] ?? REASONS[code];
}

/** As {@link systemReason}, and for anything else what it says itself. */
export function reasonOf(error: unknown, own?: Readonly<Record<string, string>>): string {
  return systemReason(error, own) ?? messageOf(error);
}
