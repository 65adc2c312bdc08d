/** How answers of one sort are put together. */
export interface Answers<T> {
  /** What is known before anything is. */
  readonly none: T;
  /** What is known for certain to be all: a further round with it would add nothing. */
  same(a: T, b: T): boolean;
  join(a: T, b: T): T;
}

/** An answer, settled or under way. */
export interface Entry<T> {
  answer: T;
  /** Position among the questions under way that it waits for; {@link SETTLED} when it waits for none. */
  depth: number;
  /** Where it leans on a question that was given up: the turn for which it holds all the same. */
  turn: number | undefined;
  /** Whether a question further in came back to this one. */
  hit: boolean;
  /** What leans on this one's provisional answer, and is forgotten before it is asked again. */
  leaning: Entry<unknown>[] | undefined;
  /** Where it is looked up. */
  readonly home: Map<unknown, Entry<T>>;
  readonly key: unknown;
}

function forget(entries: readonly Entry<unknown>[] | undefined): void {
  if (entries) for (const { home, key } of entries) home.delete(key);
}

const SETTLED = -1;
/** Below every question under way: what leans on it leans on a question that was given up. */
const GIVEN_UP = -1;
const MAX_ROUNDS = 3;
/** What is computed apart may cost so many times what a turn may: it serves all turns. */
const APART = 3;

/**
 * The questions under way, of all sorts together, and what they may still cost. A question that comes back to itself
 * gets the answer as far as it is known and is then asked again, up to {@link MAX_ROUNDS} times, until nothing is
 * added: answers only grow. What leans on a question further out waits for it; what leans on one that was given up
 * is kept for the turn (the sink) whose budget ended it, because asking again would only spend more.
 */
export class Ledger {
  readonly #underWay: Entry<unknown>[] = [];
  readonly #maxNesting: number;
  /** The outermost question under way that the current one leans on. */
  #lowest = Number.POSITIVE_INFINITY;
  #left = 0;
  /** What is left for all that is computed apart in this turn. */
  #pool = 0;
  /** Whether what was last computed apart had less than it asked for. */
  #isShort = false;
  #turn = 0;
  #givenUp = 0;

  constructor(maxNesting: number) {
    this.#maxNesting = maxNesting;
  }

  /** Begins a turn with a budget of its own, and several times as much for what is computed apart. */
  allow(questions: number): void {
    this.#left = questions;
    this.#pool = questions * APART;
    this.#turn += 1;
  }

  get exhausted(): boolean {
    return this.#left <= 0;
  }

  /** How many questions have been given up so far. */
  get givenUp(): number {
    return this.#givenUp;
  }

  /** What is remembered, if it may be used. */
  recall<T>(entry: Entry<T> | undefined): Entry<T> | undefined {
    if (!entry || (entry.turn !== undefined && entry.turn !== this.#turn)) return undefined;
    if (entry.turn !== undefined) this.#lowest = GIVEN_UP;
    else if (entry.depth !== SETTLED) {
      entry.hit = true;
      this.#lowest = Math.min(this.#lowest, entry.depth);
    }
    return entry;
  }

  /** Takes one question from the budget; false if it must be given up. */
  spend(): boolean {
    if (this.#left > 0 && this.#underWay.length < this.#maxNesting) {
      this.#left -= 1;
      return true;
    }
    this.#givenUp += 1;
    this.#lowest = GIVEN_UP;
    return false;
  }

  /** Computes with another budget than the turn's: for what is remembered for good and used by all. */
  apart<T>(questions: number, pooled: boolean, compute: () => T): T {
    const left = this.#left;
    const given = pooled ? Math.min(questions, this.#pool) : questions;
    if (pooled) this.#pool -= given;
    this.#left = given;
    this.#isShort = given < questions;
    try {
      return compute();
    } finally {
      if (pooled) this.#pool += this.#left;
      this.#left = left;
      this.#isShort = given < questions;
    }
  }

  /**
   * Asks a new question, whose entry is kept in `home` under `key` as long as it holds. What is `final` is computed
   * apart, once: it stays as it is, even if the whole of its own budget was not enough.
   */
  ask<T>(
    answers: Answers<T>,
    final: boolean,
    home: Map<unknown, Entry<T>>,
    key: unknown,
    compute: () => T,
  ): T {
    const entry: Entry<T> = {
      answer: answers.none,
      depth: this.#underWay.length,
      turn: undefined,
      hit: false,
      leaning: undefined,
      home,
      key,
    };
    const outside = this.#lowest;
    this.#lowest = Number.POSITIVE_INFINITY;
    home.set(key, entry);
    this.#underWay.push(entry as Entry<unknown>);
    try {
      for (let round = 1; ; round += 1) {
        entry.hit = false;
        const before = entry.answer;
        entry.answer = answers.join(before, compute());
        if (final || !entry.hit || round >= MAX_ROUNDS || answers.same(before, entry.answer)) break;
        forget(entry.leaning);
        entry.leaning = undefined;
      }
    } finally {
      this.#underWay.pop();
    }
    if (final && entry.hit) {
      // What leaned on the answer before there was one is asked again when it is needed.
      forget(entry.leaning);
      entry.leaning = undefined;
    }
    if (final && this.#lowest === GIVEN_UP && !this.#isShort) this.#lowest = Number.POSITIVE_INFINITY;
    this.#settle(entry as Entry<unknown>);
    this.#lowest = Math.min(outside, this.#lowest);
    return entry.answer;
  }

  /** Keeps an answer that leans on nothing further out; hands it to what it leans on otherwise. */
  #settle(entry: Entry<unknown>): void {
    const leaning = entry.leaning ?? [];
    entry.leaning = undefined;
    leaning.push(entry);
    if (this.#lowest >= entry.depth) {
      this.#lowest = Number.POSITIVE_INFINITY;
      for (const one of leaning) one.depth = SETTLED;
      return;
    }
    const head = this.#underWay[this.#lowest];
    if (head) {
      entry.depth = this.#lowest;
      if (head.leaning) head.leaning.push(...leaning);
      else head.leaning = leaning;
      return;
    }
    for (const one of leaning) {
      one.depth = SETTLED;
      one.turn = this.#turn;
    }
  }
}
