import { exactList } from '../../../limits/compact.ts';
import { whyUndone } from '../../../limits/errors.ts';
import { pushAll } from '../../../limits/lists.ts';
import {
  Entry,
  HIT,
  type Home,
  MADE_UP,
  NO_END,
  PLAIN,
  type Rank,
  SETTLED,
  TABLE,
  takeAway,
} from './home.ts';

/** How answers of one sort are put together. */
export interface Answers<T> {
  /** What is known before anything is. */
  readonly none: T;
  /** What is known for certain to be all: a further round with it would add nothing. */
  same(a: T, b: T): boolean;
  join(a: T, b: T): T;
}

function forget(entries: readonly Entry<unknown>[] | undefined): void {
  if (entries) for (const one of entries) takeAway(one);
}

/** A question by its place among the answers. */
export interface Asked {
  readonly home: Home<unknown>;
  readonly key: unknown;
}

/** A row of a table that is computed once: who reads one does not read the others. */
export interface Row {
  readonly table: Entry<ReadonlyMap<unknown, unknown>>;
  readonly row: unknown;
}

/**
 * What one step of an audit (finding what one name means, judging one call) did with the answers: for whoever keeps
 * steps from run to run.
 */
export interface Step {
  readonly rank: Rank;
  /** Tells it from all others, also from the same one done again. */
  readonly number: number;
  /** Questions that it had to answer itself, in order; some answers hold for it alone. */
  readonly made: Entry<unknown>[];
  /** Answers of earlier steps that it used. */
  readonly used: Entry<unknown>[];
  readonly rows: Row[];
  /** Answers of earlier steps that it could not use, because they hold for smaller budgets only: with others it could. */
  readonly passed: Entry<unknown>[];
  /** Questions that it gave up. */
  readonly refused: Asked[];
}

/** Knows of answers that steps of an earlier run have made, and that are not at hand because these were left out. */
export interface Absent {
  /**
   * The rank of the step that has made the answer, where that is plain: it can be made up for. Throws where it is not:
   * then that step has to be taken first.
   */
  makerOf(home: Home<unknown>, key: unknown, step: Step): Rank | undefined;
  /** Whether a table that is plain has no such row: then it does not have to be made up for. */
  lacks(table: Asked, row: unknown, step: Step): boolean;
  /** Does what is no part of the step under way. */
  aside<T>(work: () => T): T;
}

/** Thrown through a step that is taken again once what it needs is there: nothing has gone wrong. */
export class Waits extends Error {}

/** Thrown where an answer has to be made up for, but questions nest too deeply for it: it is to be made by itself first. */
export class NeedsAnswer extends Waits {
  readonly make: () => void;

  constructor(make: () => void) {
    super('an answer has to be made first');
    this.make = make;
  }
}

interface Maker {
  readonly rank: Rank;
  readonly row: { readonly of: unknown } | undefined;
}

/** Of what is asked before all steps. */
const FIRST: Rank = { at: 0 };
/** Below every question under way: what leans on it leans on a question that was given up. */
const GIVEN_UP = -1;
const MAX_ROUNDS = 3;
/** Of what a turn may ask: who was given up after that much of it had its chance. */
const FAIR = 0.25;
/** Questions under way within which answers are made up for: see `MAX_NESTING` of the engine. */
const MAX_MAKING = 200;
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
  /** By question under way, what leans on its provisional answer, and is forgotten before it is asked again. */
  readonly #leaning: (Entry<unknown>[] | undefined)[] = [];
  /** All questions that the work under way has begun, answered or not; see {@link attempted}. */
  #begun: Entry<unknown>[] | undefined;
  readonly #maxNesting: number;
  /** The outermost question under way that the current one leans on. */
  #lowest = NO_END;
  /** The same, whether or not it also leans on one that was given up. */
  #outermost = NO_END;
  /** The least `enough` of what the question under way is made of. */
  #enough = NO_END;
  #allowed = 0;
  #spent = 0;
  #left = 0;
  /** What is left for all that is computed apart in this turn. */
  #pool = 0;
  /** Whether what was last computed apart had less than it asked for. */
  #isShort = false;
  #turn = 0;
  #givenUp = 0;
  /** Whether the question under way has met what depends on where the search for it began. */
  #isBound = false;
  #step: Step | undefined;
  #absent: Absent | undefined;
  /** Of the question that is asked next: who made its answer in an earlier run. */
  #maker: Maker | undefined;
  /** What is being made up for costs nothing: whoever needs it found it ready. */
  #isFree = false;

  constructor(maxNesting: number) {
    this.#maxNesting = maxNesting;
  }

  /** Begins a turn with a budget of its own, and several times as much for what is computed apart. */
  allow(questions: number): void {
    this.#allowed = questions;
    this.#left = questions;
    this.#pool = questions * APART;
    this.#turn += 1;
  }

  get exhausted(): boolean {
    if (this.#left > 0 || this.#isFree) return false;
    this.#isBound = true;
    return true;
  }

  /** Takes one question for a look that is no question; false if it must be given up. */
  look(): boolean {
    if (this.givesUp()) return false;
    if (!this.#isFree) {
      this.#left -= 1;
      this.#spent += 1;
    }
    return true;
  }

  /** Where nothing is left, what is left to do is given up as a question would be. */
  givesUp(): boolean {
    if (this.#left > 0 || this.#isFree) return false;
    this.#giveUp();
    return true;
  }

  #giveUp(): void {
    this.#givenUp += 1;
    this.#isBound = true;
    this.#lowest = GIVEN_UP;
  }

  /** How many questions have been asked so far, in all turns. */
  get asked(): number {
    return this.#spent;
  }

  /** How many questions have been given up so far. */
  get givenUp(): number {
    return this.#givenUp;
  }

  /** From here on all is part of one step. What later steps have answered is hidden from it. */
  begin(rank: Rank, absent?: Absent): void {
    this.#step = stepOf(rank);
    this.#absent = absent;
    this.#maker = undefined;
    this.#meet();
  }

  /** The one under way. */
  get step(): Step | undefined {
    return this.#step;
  }

  end(): Step {
    const step = this.#step as Step;
    this.#step = undefined;
    for (const one of step.made) if (one.turn !== undefined) takeAway(one);
    return step;
  }

  /** Ends a step as if it had never begun. */
  undo(): void {
    forget((this.#step as Step).made);
    this.#step = undefined;
  }

  /** What is remembered, if it may be used; of a table `row` is what is wanted. */
  recall<T>(home: Home<T>, key: unknown, row?: { readonly of: unknown }): Entry<T> | undefined {
    const step = this.#step;
    let entry = home.get(key);
    while (entry && this.#isPassedBy(step, entry as Entry<unknown>)) entry = entry.beneath;
    if (!entry || entry.enough < this.#allowed) {
      if (step && entry && entry.rank !== step.rank) step.passed.push(entry as Entry<unknown>);
      if (step && this.#absent) {
        if (row && this.#absent.lacks({ home: home as Home<unknown>, key }, row.of, step))
          return emptyTable(step, home, key, row);
        const rank = this.#absent.makerOf(home as Home<unknown>, key, step);
        this.#maker = rank === undefined ? undefined : { rank, row };
      }
      return undefined;
    }
    if (step && entry.rank !== step.rank) note(step, entry as Entry<unknown>, row);
    if (!entry.isPlain) this.#isBound = true;
    this.#enough = Math.min(this.#enough, entry.enough);
    if (entry.turn !== undefined) this.#lowest = GIVEN_UP;
    else if (entry.depth !== SETTLED) {
      entry.marks |= HIT;
      this.#lowest = Math.min(this.#lowest, entry.depth);
      this.#outermost = Math.min(this.#outermost, entry.depth);
    }
    return entry;
  }

  /** What holds for another turn, what later steps have made, and what was made up for the step itself. */
  #isPassedBy(step: Step | undefined, { rank, turn, marks }: Entry<unknown>): boolean {
    if (turn !== undefined && turn !== this.#turn) return true;
    if (!step || rank.at < step.rank.at) return false;
    return rank.at > step.rank.at || ((marks & MADE_UP) !== 0 && !this.#isFree);
  }

  /** Takes one question from the budget; false if it must be given up. */
  spend<T>(home: Home<T>, key: unknown): boolean {
    if (this.#isFree || this.#maker) return true;
    if (this.#left > 0 && this.#underWay.length < this.#maxNesting) {
      this.#left -= 1;
      this.#spent += 1;
      return true;
    }
    this.#step?.refused.push({ home: home as Home<unknown>, key });
    this.#giveUp();
    return false;
  }

  /** Does some work; or says why it could not be done. What it left in the middle is forgotten then. */
  attempted(work: () => void): string | undefined {
    const begun: Entry<unknown>[] = [];
    this.#begun = begun;
    try {
      work();
      return undefined;
    } catch (error) {
      if (error instanceof Waits) throw error;
      this.#abandon(begun);
      return whyUndone(error);
    } finally {
      this.#begun = undefined;
    }
  }

  /** What was asked for but not answered would pass for an answer with nothing in it. */
  #abandon(begun: readonly Entry<unknown>[]): void {
    const isOpen = (one: Entry<unknown>) => one.depth !== SETTLED;
    forget(begun.filter(isOpen));
    const made = this.#step?.made;
    if (made) {
      const closed = made.filter((one) => !isOpen(one));
      made.length = 0;
      pushAll(made, closed);
    }
    this.#underWay.length = 0;
    this.#leaning.length = 0;
    this.#isFree = false;
    this.#meet();
  }

  /** Computes with no more than so many of the questions that are left: for one look of many. */
  within<T>(questions: number, compute: () => T): T {
    const aside = Math.max(0, this.#left - questions);
    this.#left -= aside;
    try {
      return compute();
    } finally {
      this.#left += aside;
    }
  }

  /** Computes with another budget than the turn's: for what is remembered for good and used by all. */
  apart<T>(questions: number, pooled: boolean, compute: () => T): T {
    const left = this.#left;
    if (this.#isFree) return compute();
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
    final: 'final' | 'table' | undefined,
    home: Home<T>,
    key: unknown,
    compute: () => T,
  ): T {
    const maker = this.#maker;
    this.#maker = undefined;
    if (!maker && !this.#isFree) return this.#answer(answers, final, home, key, compute).answer;
    const rank = maker?.rank ?? (this.#step as Step).rank;
    const make = () => this.#makeUp(rank, () => this.#answer(answers, final, home, key, compute));
    // Answers that lay ready nest deeper than questions may.
    if (this.#underWay.length > MAX_MAKING) throw new NeedsAnswer(make);
    const step = this.#step as Step;
    const entry = maker ? make() : this.#answer(answers, final, home, key, compute);
    if (maker) note(step, entry as Entry<unknown>, maker.row);
    return entry.answer;
  }

  /** Makes an answer as it was made in a step that was left out. */
  #makeUp<T>(rank: Rank, answer: () => Entry<T>): Entry<T> {
    const step = stepOf(rank);
    const before = { step: this.#step, isFree: this.#isFree };
    const { lowest, outermost, enough, isBound } = this.#meet();
    [this.#step, this.#isFree] = [step, true];
    try {
      const entry = (this.#absent as Absent).aside(answer);
      if (!entry.isPlain) throw new Error(`an answer that was plain is not: ${entry.home.sort}`);
      return entry;
    } finally {
      for (const one of step.made) {
        if (one.depth !== SETTLED || one.turn !== undefined) takeAway(one);
        one.marks |= MADE_UP;
      }
      [this.#step, this.#isFree] = [before.step, before.isFree];
      [this.#lowest, this.#outermost, this.#enough, this.#isBound] = [lowest, outermost, enough, isBound];
    }
  }

  #answer<T>(
    answers: Answers<T>,
    final: 'final' | 'table' | undefined,
    home: Home<T>,
    key: unknown,
    compute: () => T,
  ): Entry<T> {
    const step = this.#step;
    const depth = this.#underWay.length;
    const entry = new Entry(answers.none, home, key, {
      ...{ depth, marks: final === 'table' ? TABLE : 0 },
      ...{ rank: step?.rank ?? FIRST, notedBy: step?.number ?? 0 },
    });
    step?.made.push(entry as Entry<unknown>);
    const { lowest, outermost, enough, isBound } = this.#meet();
    const spent = this.#spent;
    let leaning: Entry<unknown>[] | undefined;
    put(entry);
    this.#begun?.push(entry as Entry<unknown>);
    this.#underWay.push(entry as Entry<unknown>);
    this.#leaning.push(undefined);
    try {
      for (let round = 1; ; round += 1) {
        entry.marks &= ~HIT;
        const before = entry.answer;
        entry.answer = answers.join(before, compute());
        if (final || !entry.has(HIT) || round >= MAX_ROUNDS || answers.same(before, entry.answer)) break;
        forget(this.#leaning[depth]);
        this.#leaning[depth] = undefined;
      }
    } finally {
      this.#underWay.pop();
      leaning = this.#leaning.pop();
    }
    if (final && entry.has(HIT)) {
      // What leaned on the answer before there was one is asked again when it is needed.
      forget(leaning);
      leaning = undefined;
    }
    if (final && this.#lowest === GIVEN_UP && !this.#isShort) this.#lowest = NO_END;
    if (Array.isArray(entry.answer)) entry.answer = exactList(entry.answer) as T;
    if (!this.#isBound) entry.marks |= PLAIN;
    if (this.#spent - spent >= this.#allowed * FAIR && this.#keepsAsItIs(entry as Entry<unknown>)) {
      this.#keepForTurn(leaning);
      leaning = undefined;
    }
    entry.enough = this.#enough;
    this.#settle(entry as Entry<unknown>, leaning ?? []);
    this.#isBound ||= isBound;
    this.#lowest = Math.min(lowest, this.#lowest);
    this.#outermost = Math.min(outermost, this.#outermost);
    this.#enough = Math.min(enough, this.#enough);
    return entry;
  }

  /** What the question under way has met so far, to be put together with what the next one meets from nothing. */
  #meet() {
    const met = {
      ...{ lowest: this.#lowest, outermost: this.#outermost, enough: this.#enough, isBound: this.#isBound },
    };
    this.#lowest = NO_END;
    this.#outermost = NO_END;
    this.#enough = NO_END;
    this.#isBound = false;
    return met;
  }

  /**
   * An answer that was given up after a fair share of what a turn may ask: other turns that may ask no more would come no
   * further, each at the same price. What it gave to those that lean on it holds for this turn alone.
   */
  #keepsAsItIs(entry: Entry<unknown>): boolean {
    if (this.#lowest !== GIVEN_UP || this.#outermost < entry.depth) return false;
    this.#lowest = NO_END;
    this.#enough = Math.min(this.#enough, this.#allowed);
    return true;
  }

  #keepForTurn(leaning: readonly Entry<unknown>[] | undefined): void {
    for (const one of leaning ?? []) {
      one.depth = SETTLED;
      one.turn = this.#turn;
    }
  }

  /** Keeps an answer that leans on nothing further out; hands it to what it leans on otherwise. */
  #settle(entry: Entry<unknown>, leaning: Entry<unknown>[]): void {
    leaning.push(entry);
    if (this.#lowest >= entry.depth) {
      this.#lowest = NO_END;
      for (const one of leaning) settle(one);
      return;
    }
    if (this.#underWay[this.#lowest]) {
      entry.depth = this.#lowest;
      const others = this.#leaning[this.#lowest];
      if (others) pushAll(others, leaning);
      else this.#leaning[this.#lowest] = leaning;
      return;
    }
    this.#keepForTurn(leaning);
  }
}

/** Stands for a table that has no such row, and notes that it was looked for. */
function emptyTable<T>(step: Step, home: Home<T>, key: unknown, row: { readonly of: unknown }): Entry<T> {
  const entry = new Entry<ReadonlyMap<unknown, unknown>>(
    NO_ROWS,
    home as Home<unknown> as Home<ReadonlyMap<unknown, unknown>>,
    key,
    { depth: SETTLED, marks: PLAIN | TABLE | MADE_UP, rank: FIRST, notedBy: 0 },
  );
  step.rows.push({ table: entry, row: row.of });
  return entry as Entry<unknown> as Entry<T>;
}

const NO_ROWS: ReadonlyMap<unknown, unknown> = new Map();

let steps = 0;

function stepOf(rank: Rank): Step {
  steps += 1;
  return { rank, number: steps, made: [], used: [], rows: [], passed: [], refused: [] };
}

/** Puts an answer in its place, beneath those of later steps. What held for a turn is of no use any more. */
function put<T>(entry: Entry<T>): void {
  const { home } = entry;
  let above: Entry<T> | undefined;
  let next = home.get(entry.key);
  for (; next && next.rank.at > entry.rank.at; next = next.beneath) above = next;
  while (next && next.turn !== undefined) next = next.beneath;
  entry.beneath = next;
  if (above) above.beneath = entry;
  else home.put(entry);
}

/** It holds for good, so that nothing else of the same step is needed: what was beneath holds for smaller budgets only. */
function settle(entry: Entry<unknown>): void {
  entry.depth = SETTLED;
  while (entry.beneath && entry.beneath.rank.at >= entry.rank.at) entry.beneath = entry.beneath.beneath;
}

function note(step: Step, entry: Entry<unknown>, row: { readonly of: unknown } | undefined): void {
  if (row) {
    step.rows.push({ table: entry as Entry<ReadonlyMap<unknown, unknown>>, row: row.of });
    return;
  }
  if (entry.notedBy === step.number) return;
  entry.notedBy = step.number;
  step.used.push(entry);
}
