import { describe, expect, test } from 'vitest';
import { Home, takeAway } from '../../../src/code/flow/ask/home.ts';
import { type Answers, Ledger, Waits } from '../../../src/code/flow/ask/memo.ts';

/** Questions are numbers; what each asks is told by a function. An answer is the sum of what was reached. */
const SUMS: Answers<number> = { none: 0, join: (_, b) => b, same: (a, b) => a === b };

class Asking {
  readonly ledger = new Ledger(1_000);
  readonly home = new Home<number>('sums', undefined);
  readonly #parts: (question: number) => readonly number[];
  computed = 0;

  constructor(parts: (question: number) => readonly number[]) {
    this.#parts = parts;
  }

  ask(question: number): number {
    const known = this.ledger.recall(this.home, question);
    if (known) return known.answer;
    if (!this.ledger.spend(this.home, question)) return 0;
    return this.ledger.ask(SUMS, undefined, this.home, question, () => {
      this.computed += 1;
      return this.#parts(question).reduce((sum, part) => sum + this.ask(part), 1);
    });
  }

  turn(allowed: number, question: number): number {
    this.ledger.allow(allowed);
    this.computed = 0;
    return this.ask(question);
  }
}

/** 0 asks 1, 1 asks 2, and so on. */
const chain = () => new Asking((question) => [question + 1]);

describe('an answer that was given up', () => {
  test('after a fair share is kept for turns that may ask no more', () => {
    const asking = chain();
    expect(asking.turn(40, 0)).toBe(40);
    expect(asking.turn(40, 0)).toBe(40);
    expect(asking.computed).toBe(0);
    expect(asking.turn(20, 0)).toBe(40);
    expect(asking.computed).toBe(0);
  });
  test('is asked again by a turn that may ask more', () => {
    const asking = chain();
    asking.turn(40, 0);
    expect(asking.turn(80, 0)).toBe(80);
  });
  test('without a fair share is asked again', () => {
    const asking = chain();
    asking.turn(40, 0);
    // The 35th was reached with five questions left.
    expect(asking.turn(40, 35)).toBe(40);
  });
  test('is not lost to a turn that may ask more and was given up early', () => {
    const asking = chain();
    asking.turn(40, 0);
    asking.ledger.allow(400);
    asking.ledger.within(395, () => asking.ask(1_000));
    expect(asking.ask(0)).toBe(5);
    expect(asking.turn(40, 0)).toBe(40);
    expect(asking.computed).toBe(0);
  });
});

test('a step that is taken again does not hide what later ones have found', () => {
  const asking = chain();
  const step = (at: number, allowed: number) => {
    asking.ledger.begin({ at });
    const answer = asking.turn(allowed, 0);
    return { answer, step: asking.ledger.end() };
  };
  const first = step(1, 40);
  expect(step(2, 80).answer).toBe(80);
  for (const one of first.step.made) takeAway(one);
  expect(step(1, 40).answer).toBe(40);
  expect(step(3, 80).answer).toBe(80);
  expect(asking.computed).toBe(0);
});

test('one look costs no more than it may, and leaves the rest to others', () => {
  const asking = chain();
  asking.ledger.allow(100);
  expect(asking.ledger.within(10, () => asking.ask(0))).toBe(10);
  expect(asking.ask(1_000)).toBe(90);
});

test('a look that no question remembers ends with the questions', () => {
  const { ledger } = chain();
  ledger.allow(3);
  expect([1, 2, 3, 4].map(() => ledger.look())).toEqual([true, true, true, false]);
  expect(ledger.givenUp).toBe(1);
});

describe('work that nests too deeply for the stack', () => {
  const broken = () => {
    let isDeep = true;
    const asking = new Asking((question) => {
      if (isDeep && question === 5) throw new RangeError('Maximum call stack size exceeded');
      return question < 7 ? [question + 1] : [];
    });
    const mend = () => {
      isDeep = false;
    };
    return { asking, mend };
  };
  test('leaves no answers behind of questions that it did not come to the end of', () => {
    const { asking, mend } = broken();
    asking.ledger.allow(40);
    expect(asking.ledger.attempted(() => void asking.ask(0))).toMatch(/nests too deeply/);
    mend();
    expect(asking.turn(40, 3)).toBe(5);
    expect(asking.turn(40, 0)).toBe(8);
  });
  test('is told apart from work that went wrong', () => {
    const { ledger } = chain();
    const wrong = () => {
      throw new TypeError('no such thing');
    };
    expect(ledger.attempted(wrong)).toMatch(
      /^internal error, please report it: no such thing \(ledger\.test\.ts:\d+:\d+\)$/,
    );
    expect(ledger.attempted(() => {})).toBeUndefined();
    const waits = () => {
      throw new Waits('for another step');
    };
    expect(() => ledger.attempted(waits)).toThrow('for another step');
  });
});
