import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Attempt, fewest } from '../../../src/dependencies/planning/fewest.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const some = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 5 });

/** Possible once all of one of the sets are let go; what fails blames whatever is missing. */
function puzzle(ways: readonly (readonly string[])[]) {
  return async (held: ReadonlySet<string>): Promise<Attempt<readonly string[]>> => {
    const missing = ways.map((way) => way.filter((name) => held.has(name)));
    if (missing.some((names) => names.length === 0))
      return { kind: 'possible', value: NAMES.filter((name) => !held.has(name)) };
    return { kind: 'impossible', blamed: [...new Set(missing.flat())] };
  };
}

test('as few as trying everything would let go', async () => {
  const property = fc.asyncProperty(fc.array(some, { maxLength: 4 }), fc.nat(6), async (ways, below) => {
    const best = Math.min(...ways.map(({ length }) => length));
    const { value, proved } = await fewest(NAMES, puzzle(ways), below, 10_000);
    expect(proved).toBe(true);
    expect(value?.length).toBe(best < below ? best : undefined);
  });
  await fc.assert(property, { seed: 7, numRuns: 500 });
});

test('what nobody can tell is no proof, and neither is what took too long', async () => {
  const unknown = async (held: ReadonlySet<string>): Promise<Attempt<string>> =>
    held.has('a') ? { kind: 'impossible', blamed: ['a', 'b'] } : { kind: 'unknown' };
  expect(await fewest(NAMES, unknown, 3, 100)).toEqual({ value: undefined, proved: false });
  let attempts = 0;
  const slow = async (): Promise<Attempt<string>> => {
    attempts += 1;
    return { kind: 'impossible', blamed: NAMES };
  };
  expect(await fewest(NAMES, slow, 6, 20)).toEqual({ value: undefined, proved: false });
  expect(attempts).toBe(20);
});
