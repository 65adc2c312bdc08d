import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Entry, Home } from '../../../src/code/flow/ask/home.ts';

const MAKING = { depth: 0, marks: 0, rank: { at: 0 }, notedBy: 0 };

test('a home finds what was last put under a key, with few answers and with many', () => {
  const step = fc.record({ key: fc.nat(14), isRemoved: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const home = new Home<number>('sums', undefined);
      const known = new Map<number, number>();
      for (const [i, { key, isRemoved }] of steps.entries()) {
        if (isRemoved) {
          home.remove(key);
          known.delete(key);
        } else {
          home.put(new Entry(i, home, key, MAKING));
          known.set(key, i);
        }
        for (let one = 0; one < 15; one += 1) expect(home.get(one)?.answer).toBe(known.get(one));
      }
    }),
  );
});
