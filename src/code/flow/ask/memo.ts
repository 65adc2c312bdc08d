import type { Value } from '../value.ts';
import type { Frame } from './reference.ts';

/** How answers of one sort are put together. */
export interface Answers<T> {
  /** What is known before anything is. */
  readonly none: T;
  /** When the budget is used up or questions nest too deeply. */
  readonly exhausted: T;
  join(a: T, b: T): T;
  same(a: T, b: T): boolean;
  /** Takes one from the budget; false when it is used up. */
  spend(): boolean;
}

interface Entry<T> {
  answer: T;
  /** Position among the questions under way; -1 when it is settled. */
  depth: number;
  /** Whether a question further in came back to this one. */
  hit: boolean;
  /** Answers that lean on this one's provisional answer; forgotten before it is asked again. */
  leaning: { entries: Map<Frame | undefined, Entry<T>>; frame: Frame | undefined }[];
}

/**
 * Remembers answers by value and frame. A question that comes back to itself gets the answer as far as it is known
 * and is then asked again, up to {@link MAX_ROUNDS} times, until nothing is added: answers only grow.
 */
export class Memo<T> {
  readonly #answers: Answers<T>;
  readonly #byValue = new WeakMap<Value, Map<Frame | undefined, Entry<T>>>();
  readonly #underWay: Entry<T>[] = [];
  /** The outermost question under way that the current one leans on. */
  #lowest = Number.POSITIVE_INFINITY;

  constructor(answers: Answers<T>) {
    this.#answers = answers;
  }

  ask(value: Value, frame: Frame | undefined, compute: () => T): T {
    let entries = this.#byValue.get(value);
    if (!entries) {
      entries = new Map();
      this.#byValue.set(value, entries);
    }
    const known = entries.get(frame);
    if (known) return this.#recall(known);
    if (this.#underWay.length >= MAX_NESTING || !this.#answers.spend()) {
      this.#lowest = -1; // nothing that leans on this is remembered
      return this.#answers.exhausted;
    }
    return this.#compute(entries, frame, compute);
  }

  #recall(entry: Entry<T>): T {
    if (entry.depth >= 0) {
      entry.hit = true;
      this.#lowest = Math.min(this.#lowest, entry.depth);
    }
    return entry.answer;
  }

  #compute(entries: Map<Frame | undefined, Entry<T>>, frame: Frame | undefined, compute: () => T): T {
    const entry: Entry<T> = {
      answer: this.#answers.none,
      depth: this.#underWay.length,
      hit: false,
      leaning: [],
    };
    const outside = this.#lowest;
    this.#lowest = Number.POSITIVE_INFINITY;
    entries.set(frame, entry);
    this.#underWay.push(entry);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      entry.hit = false;
      const before = entry.answer;
      entry.answer = this.#answers.join(before, compute());
      if (!entry.hit || this.#answers.same(before, entry.answer)) break;
      if (round < MAX_ROUNDS - 1) forget(entry);
    }
    this.#underWay.pop();
    this.#settle(entries, frame, entry);
    this.#lowest = Math.min(outside, this.#lowest);
    return entry.answer;
  }

  /** Keeps an answer that leans on nothing further out; hands it to what it leans on otherwise. */
  #settle(entries: Map<Frame | undefined, Entry<T>>, frame: Frame | undefined, entry: Entry<T>): void {
    if (this.#lowest >= entry.depth) {
      this.#lowest = Number.POSITIVE_INFINITY;
      entry.depth = -1;
      for (const { entries: others, frame: at } of entry.leaning) {
        const other = others.get(at);
        if (other) other.depth = -1;
      }
      entry.leaning = [];
      return;
    }
    const head = this.#underWay[this.#lowest];
    if (!head) {
      entries.delete(frame);
      forget(entry);
      return;
    }
    head.leaning.push({ entries, frame }, ...entry.leaning);
    entry.leaning = [];
    entry.depth = this.#lowest;
  }
}

function forget<T>(entry: Entry<T>): void {
  for (const { entries, frame } of entry.leaning) entries.delete(frame);
  entry.leaning = [];
}

const MAX_ROUNDS = 3;

/** Keeps the machine's stack from running out; deeper chains are answered as unknown. */
const MAX_NESTING = 400;
