import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shelf } from './runs.ts';

/** A run may hold so many bytes; a larger one is not kept. */
const LARGEST = 1 << 29;
/** All runs together; the ones that were used longest ago go first. */
const MOST = 1 << 30;

/**
 * Keeps runs in a folder, one file for each audited folder and its settings: written beside its place and moved into it.
 * A folder that cannot be read or written keeps nothing.
 */
export function folderShelf(cacheDir: string, about: string): Shelf {
  const folder = join(cacheDir, 'code');
  const name = `${createHash('sha256').update(about).digest('hex').slice(0, 32)}.run`;
  const path = join(folder, name);
  return {
    get() {
      try {
        return readFileSync(path);
      } catch {
        return undefined;
      }
    },
    put(bytes) {
      if (bytes.length > LARGEST) return;
      const scratch = `${path}.${randomBytes(4).toString('hex')}.tmp`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(scratch, bytes, { flag: 'wx' });
        renameSync(scratch, path);
        sweep(folder, name);
      } catch {
        remove(scratch);
      }
    },
  };
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be written cannot be taken away either.
  }
}

/** Takes away what was written longest ago, until the rest is small enough; `kept` stays. */
function sweep(folder: string, kept: string): void {
  const files = readdirSync(folder)
    .filter((name) => name !== kept)
    .map((name) => ({ name, ...sizeAndTime(join(folder, name)) }))
    .sort((a, b) => b.time - a.time);
  let sum = sizeAndTime(join(folder, kept)).size;
  for (const { name, size } of files) {
    sum += size;
    if (sum > MOST) remove(join(folder, name));
  }
}

/** Another run may have taken it away. */
function sizeAndTime(path: string): { size: number; time: number } {
  const found = statSync(path, { throwIfNoEntry: false });
  return { size: found?.size ?? 0, time: found?.mtimeMs ?? 0 };
}
