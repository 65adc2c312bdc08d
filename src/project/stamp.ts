import { lstatSync } from 'node:fs';
import type { ProjectFile } from './project.ts';

/**
 * What the system says of a file on disk, without reading it: as long as that is the same, so is what is in it. Nobody can
 * set the time of the last change of a file back. Undefined where that is not certain: of a file that is no longer there or
 * is given with contents of its own, and of one that was changed so lately that the next change may bear the same time.
 */
export function stampOf({ absolute, contents }: ProjectFile): string | undefined {
  if (contents) return undefined;
  const now = Date.now();
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = lstatSync(absolute, { bigint: true });
    return Number(ctimeNs / NANOSECONDS) < now - LATELY
      ? [dev, ino, size, mtimeNs, ctimeNs].join(' ')
      : undefined;
  } catch {
    return undefined;
  }
}

/** In a millisecond. */
const NANOSECONDS = 1_000_000n;
/** Milliseconds; the coarsest clocks of file systems have two seconds. */
const LATELY = 3_000;
