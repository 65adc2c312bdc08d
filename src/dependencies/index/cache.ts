/** What an index said, kept on disk: one small file for each answer, written beside its place and moved into it. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface AnswerCache {
  /** Undefined where there is none, or one that cannot be read. */
  read(key: string): unknown;
  write(key: string, value: unknown): void;
}

/** Changes whenever what is kept means something else. */
const FORMAT = 2;

export const NO_CACHE: AnswerCache = { read: () => undefined, write: () => {} };

export function openCache(folder: string): AnswerCache {
  let made = false;
  const pathOf = (key: string) => {
    const digest = createHash('sha256').update(`${FORMAT} ${key}`).digest('hex');
    return join(folder, 'index', `${digest.slice(0, 32)}.json`);
  };
  return {
    read(key) {
      try {
        return JSON.parse(readFileSync(pathOf(key), 'utf8'));
      } catch {
        return undefined; // absent, or damaged: it is asked for again and written anew
      }
    },
    write(key, value) {
      const path = pathOf(key);
      const scratch = `${path}.${randomBytes(4).toString('hex')}.tmp`;
      try {
        if (!made) mkdirSync(dirname(path), { recursive: true });
        made = true;
        writeFileSync(scratch, JSON.stringify(value), { flag: 'wx' });
        renameSync(scratch, path);
      } catch {
        rmSync(scratch, { force: true }); // a cache that cannot be written is none
      }
    },
  };
}
