/**
 * Where answers are kept, and each of them. There are hundreds of thousands in a large audit: what they hold besides the
 * answer is a good part of its memory.
 */

/** Where answers of one sort about one thing are kept: `refs` in a frame, say. Most hold a few, which need no table. */
export class Home<T> {
  /** The sort of question; the near twin's have another. */
  readonly sort: string;
  /** The frame, where there is one. */
  readonly about: object | undefined;
  /** The one put here last; each leads to the one before it. */
  #last: Entry<T> | undefined;
  #count = 0;
  #table: Map<unknown, Entry<T>> | undefined;

  constructor(sort: string, about: object | undefined) {
    this.sort = sort;
    this.about = about;
  }

  /** By value, or whatever is asked about. */
  get(key: unknown): Entry<T> | undefined {
    if (this.#table) return this.#table.get(key);
    let one = this.#last;
    while (one && one.key !== key) one = one.beside;
    return one;
  }

  /** In the place of the one that was there under its key. */
  put(entry: Entry<T>): void {
    if (!this.#table) {
      this.remove(entry.key);
      entry.beside = this.#last;
      this.#last = entry;
      this.#count += 1;
      if (this.#count > FEW) this.#spread();
    } else this.#table.set(entry.key, entry);
  }

  remove(key: unknown): void {
    if (this.#table) {
      this.#table.delete(key);
      return;
    }
    let after: Entry<T> | undefined;
    for (let one = this.#last; one; after = one, one = one.beside) {
      if (one.key !== key) continue;
      if (after) after.beside = one.beside;
      else this.#last = one.beside;
      one.beside = undefined;
      this.#count -= 1;
      return;
    }
  }

  #spread(): void {
    const table = new Map<unknown, Entry<T>>();
    for (let one = this.#last; one; ) {
      table.set(one.key, one);
      const next: Entry<T> | undefined = one.beside;
      one.beside = undefined;
      one = next;
    }
    this.#last = undefined;
    this.#table = table;
  }
}

/** As many answers are found as fast one by one as in a table. */
const FEW = 8;

/** Whether a question further in came back to it. */
export const HIT = 1;
/**
 * It is what any search for it finds, whatever was asked before: nothing that it is made of was given up, or came back
 * to itself.
 */
export const PLAIN = 2;
/** It is a table, which is read row by row. */
export const TABLE = 4;
/** It was made up for the step of its rank, which was left out. */
export const MADE_UP = 8;

/** An answer, settled or under way. There are very many: each field more is some megabytes of a large audit. */
export class Entry<T> {
  answer: T;
  /** Position among the questions under way that it waits for; {@link SETTLED} when it waits for none. */
  depth: number;
  /** Where it leans on a question that was given up: the turn for which it holds all the same. */
  turn: number | undefined = undefined;
  /**
   * The most questions that a turn may be allowed for it to hold there: where something that it is made of was given up
   * after a fair share of them. {@link NO_END} where nothing was.
   */
  enough = NO_END;
  /** Bits: {@link HIT} and the others. */
  marks: number;
  /** Where it is looked up. */
  readonly home: Home<T>;
  readonly key: unknown;
  /** Of the step that made it. */
  readonly rank: Rank;
  /** The number of the last step that noted it; 0 for none. */
  notedBy: number;
  /**
   * What is found where this one is not: the answer of an earlier step, or one that holds for smaller budgets only while this
   * one is under way or holds for a turn. The steps of such a chain come one before the other.
   */
  beneath: Entry<T> | undefined = undefined;
  /** Another one of its home. */
  beside: Entry<T> | undefined = undefined;

  constructor(answer: T, home: Home<T>, key: unknown, { depth, marks, rank, notedBy }: Making) {
    this.answer = answer;
    this.depth = depth;
    this.marks = marks;
    this.home = home;
    this.key = key;
    this.rank = rank;
    this.notedBy = notedBy;
  }

  has(mark: number): boolean {
    return (this.marks & mark) !== 0;
  }

  /** Whether any search finds the same. */
  get isPlain(): boolean {
    return this.has(PLAIN);
  }

  get isTable(): boolean {
    return this.has(TABLE);
  }
}

type Making = Pick<Entry<unknown>, 'depth' | 'marks' | 'rank' | 'notedBy'>;

/**
 * Where a step stands among all steps, by the order in which a first run takes them. It changes where answers outlive a
 * run: until the next one comes to the step, that stands behind all others.
 */
export interface Rank {
  at: number;
}

/** Takes an answer away: what it hid is found again. */
export function takeAway<T>(entry: Entry<T>): void {
  const { home, key, beneath } = entry;
  const top = home.get(key);
  if (top !== entry) {
    const above = top && aboveOf(top, entry);
    if (above) above.beneath = beneath;
  } else if (beneath) home.put(beneath);
  else home.remove(key);
}

/** Whether an answer is still where it is looked for. */
export function isThere<T>(entry: Entry<T>): boolean {
  const top = entry.home.get(entry.key);
  return top === entry || (top !== undefined && aboveOf(top, entry) !== undefined);
}

function aboveOf<T>(top: Entry<T>, entry: Entry<T>): Entry<T> | undefined {
  let above: Entry<T> | undefined = top;
  while (above && above.beneath !== entry) above = above.beneath;
  return above;
}

/** The depth of an answer that waits for none. */
export const SETTLED = -1;
/**
 * More than any position or budget. A small integer lies in the answer itself; `Infinity` would be an object beside each of
 * a million.
 */
export const NO_END = 2 ** 30;
