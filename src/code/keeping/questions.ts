import { type Entry, type Home, isThere, NO_END, type Rank } from '../flow/ask/home.ts';
import type { Asked, Step } from '../flow/ask/memo.ts';
import type { Naming } from './naming.ts';

/** A question that a step answered for others. */
export interface Left {
  readonly question: number;
  /** Names the answer. */
  readonly answer: () => number;
  readonly isPlain: boolean;
}

/** An answer that a step used. */
export interface Used {
  readonly maker: Rank;
  readonly question: number;
  readonly answer: number;
}

/** The answer of a table as such: its rows have answers of their own. */
const TABLE = 2;

/** What a step asked and answered, in names. */
export class Questions {
  readonly #naming: Naming;
  readonly #homes = new WeakMap<Home<unknown>, number>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  nameOf({ home, key }: Asked): number {
    let name = this.#homes.get(home);
    if (name === undefined) {
      name = this.#naming.pair(this.#naming.of(home.sort), this.#naming.of(home.about));
      this.#homes.set(home, name);
    }
    return this.#naming.pair(name, this.#naming.of(key));
  }

  /** Of a table's row. */
  rowOf(table: Asked, row: unknown): number {
    return this.#row(this.nameOf(table), row);
  }

  /** The answers that a step leaves for others as it ends; of a table each row. */
  leftBy({ made }: Step): Left[] {
    return made.filter(isLeft).flatMap((entry) => {
      const { isPlain } = entry;
      const question = this.nameOf(entry);
      if (!isTable(entry)) return [{ question, answer: () => this.#answerOf(entry), isPlain }];
      const rows = Array.from(entry.answer, ([row, value]) => ({
        question: this.#row(question, row),
        answer: () => this.#naming.of(value),
        isPlain,
      }));
      return [{ question, answer: () => TABLE, isPlain }, ...rows];
    });
  }

  /** All other questions that it asked: those that earlier steps have answered, and those that it did not settle. */
  askedBy({ made, used, rows, refused }: Step): ReadonlySet<number> {
    const asked = new Set<number>();
    for (const entry of used) asked.add(this.nameOf(entry));
    for (const { table, row } of rows) asked.add(this.rowOf(table, row));
    for (const one of refused) asked.add(this.nameOf(one));
    for (const entry of made) if (!isLeft(entry)) asked.add(this.nameOf(entry));
    return asked;
  }

  /** The answers of earlier steps that it used or passed by, and which step made each; of tables the rows. */
  *usedBy({ used, passed, rows }: Step): Iterable<Used> {
    for (const entries of [used, passed])
      for (const entry of entries)
        yield { maker: entry.rank, question: this.nameOf(entry), answer: this.#answerOf(entry) };
    for (const { table, row } of rows) {
      if (!table.answer.has(row)) continue;
      const answer = this.#naming.of(table.answer.get(row));
      yield { maker: table.rank, question: this.rowOf(table, row), answer };
    }
  }

  /** What holds for smaller budgets only is another answer than the same that holds for all. */
  #answerOf({ answer, enough }: Entry<unknown>): number {
    const name = this.#naming.of(answer);
    return enough < NO_END ? this.#naming.pair(name, enough) : name;
  }

  #row(table: number, row: unknown): number {
    return this.#naming.pair(table, this.#naming.of(row));
  }
}

/** Whether others may use it. */
function isLeft(entry: Entry<unknown>): boolean {
  return entry.turn === undefined && isThere(entry);
}

function isTable(entry: Entry<unknown>): entry is Entry<ReadonlyMap<unknown, unknown>> {
  return entry.isTable;
}
