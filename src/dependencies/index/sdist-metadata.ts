/** PKG-INFO out of a source archive while it comes in: it is near the beginning of most. */
import { createGunzip, type Gunzip } from 'node:zlib';

const BLOCK = 512;
/** Unpacked bytes to look through. */
const MOST_UNPACKED = 256 * 1024 ** 2;

export interface PkgInfoFinder {
  /** Takes the next part of the archive; true when no more is needed. */
  readonly take: (chunk: Buffer) => boolean;
  /** After the last part. Undefined where there is none. */
  readonly finish: () => Promise<string | undefined>;
}

/** For `.tar.gz`. */
export function pkgInfoFinder(): PkgInfoFinder {
  const gunzip: Gunzip = createGunzip();
  const reader = new TarReader();
  let ended = false;
  const done = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      resolve();
    };
    gunzip.on('data', (bytes: Buffer) => {
      if (!ended && reader.take(bytes)) {
        end();
        gunzip.destroy();
      }
    });
    gunzip.on('end', end);
    gunzip.on('error', end); // damaged, or cut short on purpose: what was found counts
  });
  return {
    take(chunk) {
      if (!ended) gunzip.write(chunk);
      return ended;
    },
    async finish() {
      if (!ended) gunzip.end();
      await done;
      return reader.found;
    },
  };
}

/** Members one after the other, without keeping any but the one. */
class TarReader {
  found: string | undefined;
  #waiting: Buffer = Buffer.alloc(0);
  #skip = 0;
  #seen = 0;

  /** True when it was found, or will not be. */
  take(bytes: Buffer): boolean {
    this.#seen += bytes.length;
    if (this.#seen > MOST_UNPACKED) return true;
    this.#waiting = this.#waiting.length > 0 ? Buffer.concat([this.#waiting, bytes]) : bytes;
    for (;;) {
      const skipped = Math.min(this.#skip, this.#waiting.length);
      this.#waiting = this.#waiting.subarray(skipped);
      this.#skip -= skipped;
      if (this.#skip > 0 || this.#waiting.length < BLOCK) return false;
      const size = Number.parseInt(this.#waiting.toString('latin1', 124, 136), 8) || 0;
      if (/^[^/]+\/PKG-INFO$/.test(nameOf(this.#waiting))) {
        if (this.#waiting.length < BLOCK + size) return false;
        this.found = this.#waiting.toString('utf8', BLOCK, BLOCK + size);
        return true;
      }
      this.#skip = BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    }
  }
}

function nameOf(header: Buffer): string {
  const text = (from: number, length: number) =>
    header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? text(345, 155) : '';
  return prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
}
