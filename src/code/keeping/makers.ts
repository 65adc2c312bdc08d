import type { StepRecord } from './record.ts';

/** Who made the answer to a question. */
export interface Maker {
  /** Among the steps. */
  readonly position: number;
  readonly isPlain: boolean;
}

/**
 * Which steps have made the answer to a question: a table with open addressing over all of them, because there are
 * hundreds of thousands, and few are asked for. Names of questions are as good as random.
 */
export class Makers {
  readonly #steps: readonly StepRecord[];
  /** Of each step, how many questions the steps before it have made; one more at the end. */
  readonly #starts: Int32Array;
  readonly #questions: Float64Array;
  /** One more than a position in {@link #questions}, or 0; questions that are equal follow one another in order. */
  readonly #slots: Int32Array;

  constructor(steps: readonly StepRecord[]) {
    this.#steps = steps;
    this.#starts = new Int32Array(steps.length + 1);
    for (const [i, { made }] of steps.entries()) this.#starts[i + 1] = this.#starts[i]! + made.length;
    const count = this.#starts[steps.length]!;
    this.#questions = new Float64Array(count);
    for (const [i, { made }] of steps.entries()) this.#questions.set(made, this.#starts[i]);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)));
    for (let i = 0; i < count; i += 1) {
      let slot = this.#slotOf(this.#questions[i]!);
      while (this.#slots[slot] !== 0) slot = this.#next(slot);
      this.#slots[slot] = i + 1;
    }
  }

  /** In the order of the steps. */
  *of(question: number): Iterable<Maker> {
    for (let slot = this.#slotOf(question); this.#slots[slot] !== 0; slot = this.#next(slot)) {
      const at = this.#slots[slot]! - 1;
      if (this.#questions[at] !== question) continue;
      const position = this.#stepAt(at);
      yield { position, isPlain: at - this.#starts[position]! < this.#steps[position]!.plain };
    }
  }

  #slotOf(question: number): number {
    return question % this.#slots.length;
  }

  #next(slot: number): number {
    return (slot + 1) % this.#slots.length;
  }

  /** The last step that begins at a position or before it. */
  #stepAt(at: number): number {
    let [low, high] = [0, this.#steps.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
