import type { Sink } from './vocabulary.ts';

/** Wrong by its arguments alone, whatever reaches it. */
export function isTrap({ data, reads }: Sink): boolean {
  return data === undefined && reads === undefined;
}
