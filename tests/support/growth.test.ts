import { expect, test } from 'vitest';
import { growsWithInput } from './growth.ts';

test('one pass grows with its input, and two nested ones grow faster', () => {
  const passes = (count: number) => (size: number) => () => {
    let sum = 0;
    for (let i = 0; i < size ** count; i += 1) sum = (sum + i) % 1_000_003;
    expect(sum).toBeLessThan(1_000_003);
  };
  expect(growsWithInput(1_000_000, passes(1))).toBe(true);
  expect(growsWithInput(16_000, passes(2))).toBe(false);
});
