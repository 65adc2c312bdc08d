import type { StepRecord } from './record.ts';

/** What is different from the run that was kept. */
export interface Changes {
  readonly files: ReadonlySet<number>;
  /** Names that one of these files mentions now and did not then, or the other way round. */
  readonly names: ReadonlySet<number>;
  /** The same of names of base classes. */
  readonly bases: ReadonlySet<number>;
  /** Names that another number of functions have. */
  readonly functions: ReadonlySet<number>;
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
  readonly #names: Uint8Array | undefined;
  readonly #bases: Uint8Array | undefined;
  readonly #functions: Uint8Array | undefined;
  /** By question, for as long as the answers differ. */
  readonly different = new Map<number, Difference>();
  /** By the lowest bits of a question: whether one with these was ever among {@link different}. */
  readonly #ever = new Uint8Array(2 ** BITS);

  constructor({ files, names, bases, functions }: Changes) {
    this.#files = tableOf(files);
    this.#names = tableOf(names);
    this.#bases = tableOf(bases);
    this.#functions = tableOf(functions);
  }

  differs(question: number, difference: Difference): void {
    this.different.set(question, difference);
    this.#ever[lowest(question)] = 1;
  }

  holds({ files, names, bases, functions, asked, made }: StepRecord): boolean {
    if (isAny(files, this.#files) || isAny(names, this.#names)) return false;
    if (isAny(bases, this.#bases) || isAny(functions, this.#functions)) return false;
    return this.different.size === 0 || !(this.#isDifferent(asked) || this.#isDifferent(made));
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
  const table = new Uint8Array(Math.max(...numbers) + 1);
  for (const number of numbers) table[number] = 1;
  return table;
}

function isAny(numbers: Int32Array, wanted: Uint8Array | undefined): boolean {
  if (wanted) for (let i = 0; i < numbers.length; i += 1) if (wanted[numbers[i]!] === 1) return true;
  return false;
}
