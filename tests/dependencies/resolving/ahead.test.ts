/** What is fetched before the solver asks for it. */
import { expect, test } from 'vitest';
import type { ProjectPage } from '../../../src/dependencies/index/page.ts';
import { parseSpecifierSet, type SpecifierSet } from '../../../src/dependencies/packaging/specifiers.ts';
import { resolve } from '../../../src/dependencies/resolving/resolve.ts';
import { targetOf } from '../../../src/dependencies/resolving/target.ts';
import { indexFrom } from '../planning/support.ts';

const TARGET = targetOf({ major: 3, minor: 12 }, 'linux');

function want(name: string, specifiers: string) {
  const allowed = [parseSpecifierSet(specifiers) as SpecifierSet];
  return { name, extras: [], allowed, url: undefined, text: name + specifiers };
}

test('the versions after those that were refused, several together and not all', async () => {
  // Each needs its own version of b, and those of the newest ten are not allowed.
  const versions = Array.from({ length: 200 }, (_, i) => i + 1);
  const world = versions.map((one) => `a ${one}: b==${one}\nb ${one}`).join('\n');
  const index = indexFrom(world);
  const asked: string[] = [];
  let [waiting, most] = [0, 0];
  const wants = [want('b', '<=190'), want('a', '')];
  const resolution = await resolve({ wants, constraints: [], overrides: [], preferred: new Map() }, TARGET, {
    ...index,
    metadata: async (file) => {
      asked.push(file.name);
      waiting += 1;
      most = Math.max(most, waiting);
      await new Promise(setImmediate);
      waiting -= 1;
      return index.metadata(file);
    },
  });
  const packages = resolution.kind === 'resolved' ? resolution.packages : [];
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual(['a 190', 'b 190']);
  expect(most).toBeGreaterThan(5);
  expect(new Set(asked).size).toBeLessThan(60);
});

test('a page is not read in full where the files for the target are enough', async () => {
  const index = indexFrom('a 1: b>=1\nb 1');
  const { kind } = await resolve(
    { wants: [want('a', '')], constraints: [], overrides: [], preferred: new Map() },
    TARGET,
    {
      ...index,
      page: async (name) => {
        const page = (await index.page(name)) as ProjectPage;
        return {
          get files(): never {
            throw new Error('read in full');
          },
          filesFor: () => page.files,
        };
      },
    },
  );
  expect(kind).toBe('resolved');
});
