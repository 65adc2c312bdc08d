/**
 * What an index said, kept on disk as it came: one file for each answer, a line of JSON about it, then the bytes. A file
 * that is not whole reads as absent: what broke off, or what two processes wrote at once.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFile } from 'node:fs';
import { join } from 'node:path';

export interface KeptAnswer {
  /** What can stand in JSON. */
  readonly about: unknown;
  readonly bytes: Buffer;
}

export interface AnswerCache {
  /** Undefined where there is none, or one that cannot be read. */
  read(key: string): KeptAnswer | undefined;
  /** Soon, since whoever wrote wants to ask further. */
  write(key: string, about: unknown, bytes: Buffer): void;
  /** Until all is written. */
  flush(): Promise<void>;
}

/** Changes whenever what is kept means something else. */
const FORMAT = 3;

export const NO_CACHE: AnswerCache = { read: () => undefined, write: () => {}, flush: async () => {} };

export function openCache(cacheDir: string): AnswerCache {
  const folder = join(cacheDir, 'index');
  const pathOf = (key: string) => join(folder, `${hash('sha256', `${FORMAT} ${key}`).slice(0, 32)}`);
  const writing = new Set<Promise<void>>();
  let made = false;
  return {
    read(key) {
      const path = pathOf(key);
      if (!existsSync(path)) return undefined; // cheaper than an error, and most are absent at first
      try {
        return unpacked(readFileSync(path));
      } catch {
        return undefined; // damaged: it is asked for again and written anew
      }
    },
    write(key, about, bytes) {
      const done = soon().then(() => {
        try {
          if (!made) mkdirSync(folder, { recursive: true });
          made = true;
        } catch {
          return; // a cache that cannot be written is none
        }
        return written(pathOf(key), packed({ about, bytes }));
      });
      writing.add(done);
      void done.then(() => writing.delete(done));
    },
    async flush() {
      await Promise.all(writing);
    },
  };
}

function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function packed({ about, bytes }: KeptAnswer): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ size: bytes.length, about })}\n`), bytes]);
}

/** Throws for what no JSON begins; undefined for what is not whole. */
function unpacked(file: Buffer): KeptAnswer | undefined {
  const end = file.indexOf(0x0a);
  const { size, about } = JSON.parse(file.toString('utf8', 0, end)) as { size?: unknown; about?: unknown };
  const bytes = file.subarray(end + 1);
  return size === bytes.length ? { about, bytes } : undefined;
}

/** Whether it could be written or not. */
function written(path: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => writeFile(path, bytes, () => resolve()));
}
