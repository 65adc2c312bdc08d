import { watch } from 'node:fs';
import { UsageError } from '../limits/errors.ts';
import { reasonOf } from '../limits/system.ts';
import { isToolFolder } from '../project/discover.ts';

/** Files below a folder that are saved, until whoever sits there has enough. */
export interface Saves {
  /** Waits until something is saved; false once it is to end. What is saved meanwhile is told by the next one. */
  next(): Promise<boolean>;
  close(): void;
}

/** Editors write a file in several goes; what comes within so many milliseconds of the first is one save. */
const TOGETHER = 20;

/** Listens from now on. Ctrl-C ends it. */
export function savesBelow(folder: string): Saves {
  let [isSaved, isOver] = [false, false];
  let wake = () => {};
  const end = () => {
    isOver = true;
    wake();
  };
  const close = watched(folder, (path) => {
    if (path?.split(/[/\\]/).some(isToolFolder)) return;
    isSaved = true;
    wake();
  });
  process.once('SIGINT', end).once('SIGTERM', end);
  return {
    async next() {
      while (!isSaved && !isOver)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (isOver) return false;
      await new Promise((resolve) => setTimeout(resolve, TOGETHER));
      isSaved = false;
      return !isOver;
    },
    close() {
      close();
      process.removeListener('SIGINT', end).removeListener('SIGTERM', end);
    },
  };
}

function watched(folder: string, heard: (path: string | null) => void): () => void {
  try {
    const watcher = watch(folder, { recursive: true }, (_, path) => heard(path));
    // A folder that goes while it is looked at is as good as a save: the next audit says what is there.
    watcher.on('error', () => heard(null));
    return () => watcher.close();
  } catch (error) {
    throw new UsageError(
      `${folder} cannot be watched: ${reasonOf(error, { ENOSPC: 'the system watches too many files' })}`,
      'watch a smaller folder, or run wherefrom audit',
    );
  }
}
