import { largestOf } from '../../limits/lists.ts';
import { ASPECTS, type Aspect } from '../program/reads.ts';
import type { StepRecord } from './record.ts';

/**
 * What is different from the run that was kept: files, and by aspect the names of which these files say another thing now
 * (they mention a name that they did not mention then, have another number of functions of it).
 */
export interface Changes extends Readonly<Record<Aspect, ReadonlySet<number>>> {
  readonly files: ReadonlySet<number>;
}

/** An answer at this point that is another one than it was then; 0 for none. */
export interface Difference {
  readonly before: number;
  readonly now: number;
}

/**
 * Tells whether a step of the run that was kept holds. It is asked for every step, and nearly all of them hold: what they
 * looked at is held against tables of bytes.
 */
export class Holding {
  readonly #files: Uint8Array | undefined;
  /** Those aspects of which any name is concerned. */
  readonly #aspects: readonly (readonly [Aspect, Uint8Array])[];
  /** By question, for as long as the answers differ. */
  readonly different = new Map<number, Difference>();
  /** By the lowest bits of a question: whether one with these was ever among {@link different}. */
  readonly #ever = new Uint8Array(2 ** BITS);

  constructor(changes: Changes) {
    this.#files = tableOf(changes.files);
    this.#aspects = ASPECTS.flatMap((aspect) => {
      const table = tableOf(changes[aspect]);
      return table ? [[aspect, table] as const] : [];
    });
  }

  differs(question: number, difference: Difference): void {
    this.different.set(question, difference);
    this.#ever[lowest(question)] = 1;
  }

  holds(step: StepRecord): boolean {
    if (this.#files && isAny(step.files, this.#files)) return false;
    for (const [aspect, table] of this.#aspects) if (isAny(step[aspect], table)) return false;
    return this.different.size === 0 || !(this.#isDifferent(step.asked) || this.#isDifferent(step.made));
  }

  #isDifferent(questions: Float64Array): boolean {
    for (let i = 0; i < questions.length; i += 1) {
      const question = questions[i]!;
      if (this.#ever[lowest(question)] === 1 && this.different.has(question)) return true;
    }
    return false;
  }
}

const BITS = 16;

/** Names of questions are as good as random; `%` of such large numbers is slow. */
function lowest(question: number): number {
  return question - Math.floor(question / 2 ** BITS) * 2 ** BITS;
}

/** By number: 1 where it is among some. Undefined for none. */
function tableOf(numbers: ReadonlySet<number>): Uint8Array | undefined {
  if (numbers.size === 0) return undefined;
  const table = new Uint8Array(largestOf(numbers) + 1);
  for (const number of numbers) table[number] = 1;
  return table;
}

function isAny(numbers: Int32Array, wanted: Uint8Array): boolean {
  for (let i = 0; i < numbers.length; i += 1) if (wanted[numbers[i]!] === 1) return true;
  return false;
}
