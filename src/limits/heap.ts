import { setFlagsFromString } from 'node:v8';

/** Bytes of Python from which on memory counts for more than time: some 1.4 million lines. */
const LARGE = 48 * 1024 * 1024;

/**
 * For what is large: the young generation of the heap stays as large as it begins, where it would grow to twice that (60 MB
 * less), and the old one is collected each time it has grown by seven in a hundred, so that little garbage lies in it (80 MB
 * less). Both cost the collector's time, a small part of such an audit.
 */
export function keepHeapSmall(bytes: number): void {
  if (bytes <= LARGE) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=7');
}
