/** An index that cannot be reached is one thing to say. */
import { expect, test } from 'vitest';
import { resolve } from '../../../src/dependencies/resolving/resolve.ts';
import { targetOf } from '../../../src/dependencies/resolving/target.ts';
import { indexFrom } from '../planning/support.ts';

const TARGET = targetOf({ major: 3, minor: 12 }, 'linux');

async function doubts(names: readonly string[]): Promise<readonly string[]> {
  const wants = names.map((name) => ({ name, extras: [], allowed: [], url: undefined, text: name }));
  const asked = { wants, constraints: [], overrides: [], preferred: new Map() };
  const { doubts } = await resolve(asked, TARGET, {
    ...indexFrom('a 1'),
    page: async (name) => `https://index.test/simple/${name}/ cannot be fetched: its name is not known`,
  });
  return doubts;
}

test('however many packages were asked of it', async () => {
  expect(await doubts(['b', 'a', 'c', 'd', 'e'])).toEqual([
    'https://index.test/simple/…/ cannot be fetched: its name is not known (a, b, c and 2 more)',
  ]);
});

test('and of one package, that one', async () => {
  expect(await doubts(['b'])).toEqual([
    'https://index.test/simple/b/ cannot be fetched: its name is not known',
  ]);
});
