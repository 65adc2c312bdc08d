import { cpuMilliseconds } from './cpu.ts';

/**
 * Whether work grows with its input. Times on a clock say how busy the machine is; what is compared here is processor
 * time of this thread, of one input and one eight times as long, the least of three runs each.
 */

/** Work with the square of the input would be 64 times as long. */
const TIMES = 8;
const ALLOWED = 3 * TIMES;
/** Milliseconds: below this start-up and rounding are measured, not work. */
const LEAST = 20;

/** `prepare` makes an input of about a size; what it gives is the work that is measured. */
export function growsWithInput(size: number, prepare: (size: number) => () => void): boolean {
  const small = Math.max(LEAST, leastCost(prepare(Math.ceil(size / TIMES))));
  return leastCost(prepare(size)) < ALLOWED * small;
}

function leastCost(work: () => void): number {
  return Math.min(...[work, work, work].map(cpuMilliseconds));
}
