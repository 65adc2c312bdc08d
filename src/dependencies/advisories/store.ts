/**
 * Where indexes are kept, and that they are whole: written beside their place and moved into it, read at once and
 * checked. Any number of runs may read and write at the same time; the last writer wins.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type AdvisoryIndex, DamagedIndex, decodeIndex } from './index-file.ts';

/** Scratch files that are older were left behind by a run that was ended. */
const LEFT_BEHIND = 3_600_000;

/** The index that is used when no source is named. */
export function storePath(cacheDir: string): string {
  return join(cacheDir, 'advisories', 'store.index');
}

/** The index of one named source: an address with its credentials, or an absolute path. */
export function sourcePath(cacheDir: string, identity: string): string {
  const key = createHash('sha256').update(identity).digest('hex').slice(0, 24);
  return join(cacheDir, 'advisories', `source-${key}.index`);
}

export type Stored =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | { readonly state: 'ready'; readonly index: AdvisoryIndex; readonly bytes: Buffer };

/** Never throws: what cannot be read is damaged, and says why. */
export function load(path: string | undefined): Stored {
  if (!path) return { state: 'absent' };
  try {
    const bytes = readFileSync(path);
    return { state: 'ready', index: decodeIndex(bytes), bytes };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'absent' };
    const reason =
      error instanceof DamagedIndex ? error.message : `it cannot be read (${(error as Error).message})`;
    return { state: 'damaged', reason };
  }
}

/** Throws what the system says; what was there before stays then. */
export function save(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  sweep(dirname(path));
  const scratch = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    writeFileSync(scratch, bytes, { flag: 'wx' });
    renameSync(scratch, path);
  } finally {
    rmSync(scratch, { force: true });
  }
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.tmp')) continue;
    const path = join(folder, name);
    try {
      if (Date.now() - statSync(path).mtimeMs > LEFT_BEHIND) rmSync(path, { force: true });
    } catch {
      // Another run swept it first.
    }
  }
}

/** When the source of this index was last asked for something newer, with or without success. */
export function lastTried(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

export function markTried(path: string, now: Date): void {
  try {
    utimesSync(path, now, now);
  } catch {
    // A cache that cannot be written is asked again at the next run.
  }
}
