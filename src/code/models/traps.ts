import type { Sink } from './vocabulary.ts';

/** Wrong by its arguments alone, whatever reaches it. */
export function isTrap({ data, reads }: Sink): boolean {
  return data === undefined && reads === undefined;
}

/** A trap is one, whatever it is given: so is what is handed on, to be called elsewhere. */
export function isAlwaysTrap({ when, safe = [] }: Sink): boolean {
  return !when && safe.every(({ argument }) => argument === undefined);
}
