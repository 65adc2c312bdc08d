import { expect, test } from 'vitest';
import type { ReadContext } from '../../../src/dependencies/reading/declarations.ts';
import { readJson } from '../../../src/dependencies/reading/json.ts';

const DEPTH = 50_000;

test('the place of a value is found however deep it lies', () => {
  const said: string[] = [];
  const context: ReadContext = {
    incomplete: (reason, line) => void said.push(`${line} ${reason}`),
    open: () => undefined,
  };
  const text = `{\n    "a": ${'{"b": '.repeat(DEPTH)}1${'}'.repeat(DEPTH)}\n}`;
  let node = readJson({ path: 'deep.json', text }, context)?.at('a');
  for (let i = 0; i < DEPTH; i += 1) node = node?.at('b');
  expect(node?.value).toBe(1);
  expect(node?.text()).toBeUndefined();
  expect(said).toEqual(['2 b is not a string']);
});
