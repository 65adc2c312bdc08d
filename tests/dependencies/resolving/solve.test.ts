import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../src/dependencies/resolving/incompatibility.ts';
import { solve } from '../../../src/dependencies/resolving/solve.ts';
import { fault, isSolvable, sourceOf, type World, worlds } from './universe.ts';

const RUNS = process.env.WHEREFROM_EXHAUSTIVE ? 20_000 : 1_000;

describe('made-up worlds', () => {
  test('a solution meets every need and has nothing that is not needed; where there is none, none is given', async () => {
    const counts = { solved: 0, unsolvable: 0 };
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const solution = await solve(sourceOf(world));
        if (solution.kind === 'given up') throw new Error('given up');
        counts[solution.kind] += 1;
        if (solution.kind === 'solved') expect(fault(world, solution.versions)).toBeUndefined();
        else expect(isSolvable(world)).toBe(false);
      }),
      { seed: 11, numRuns: RUNS },
    );
    expect(Math.min(counts.solved, counts.unsolvable)).toBeGreaterThan(RUNS / 10);
  });
});

/** `a 1: b 2|3` a line, versions from 1; the first line is the project's own. */
function worldOf(text: string): World {
  const packages: Record<string, { versions: { on: string; allowed: number[] }[][] }> = {};
  for (const line of text.trim().split('\n')) {
    const [head = '', tail = ''] = line.trim().split(':');
    const [id = '', version = '1'] = head === 'project' ? [ROOT] : head.split(' ');
    const needs = tail
      .split(',')
      .map((need) => need.trim())
      .filter(Boolean)
      .map((need) => {
        const [on = '', allowed = ''] = need.split(' ');
        return { on, allowed: allowed.split('|').map((one) => Number(one) - 1) };
      });
    packages[id] ??= { versions: [] };
    packages[id].versions[Number(version) - 1] = needs;
  }
  return { packages, restrictions: {} };
}

const solved = async (text: string) => {
  const solution = await solve(sourceOf(worldOf(text)));
  return solution.kind === 'solved'
    ? Object.fromEntries([...solution.versions].map(([id, index]) => [id, index + 1]))
    : solution.kind === 'unsolvable'
      ? solution.because
      : solution.kind;
};

describe('what is chosen', () => {
  test('the newest of everything where it goes together', async () => {
    expect(await solved('project: a 1|2|3\na 1:\na 2:\na 3: b 1|2\nb 1:\nb 2:')).toEqual({ a: 3, b: 2 });
  });
  test('what came first stays new, and what came later gives way', async () => {
    const world = 'project: a 1|2, b 1|2\na 1: c 1\na 2: c 2\nb 1:\nb 2: c 1\nc 1:\nc 2:';
    expect(await solved(world)).toEqual({ a: 2, b: 1, c: 2 });
  });
});

describe('packages that cannot agree', () => {
  /** `b` is released with `a`, always in the same version, but the newest of `a` has none yet. */
  const pairs = Array.from(
    { length: 40 },
    (_, i) => `a ${i + 1}:${i < 38 ? `\nb ${i + 1}: a ${i + 1}` : ''}`,
  );
  const any = (count: number) => Array.from({ length: count }, (_, i) => i + 1).join('|');

  test('change their order, rather than that every version of the second is tried', async () => {
    const source = sourceOf(worldOf(`project: a ${any(40)}, b ${any(38)}\n${pairs.join('\n')}`));
    const tried: string[] = [];
    const solution = await solve({ ...source, trying: (id, index) => tried.push(`${id} ${index + 1}`) });
    expect(solution).toMatchObject({
      versions: new Map([
        ['b', 37],
        ['a', 37],
      ]),
    });
    expect(tried.length).toBeLessThan(12);
  });
});

describe('what is said where nothing goes together', () => {
  test('two needs that exclude each other', async () => {
    const world = 'project: a 1, b 1\na 1: c 1\nb 1: c 2\nc 1:\nc 2:';
    expect(await solved(world)).toMatchInlineSnapshot(`
      [
        "Because a 1 needs c 1 and b 1 needs c 2, a 1 and b 1 do not go together.",
        "And because the project needs a 1, b 1 cannot be used.",
        "And because the project needs b 1, the requirements cannot be met.",
      ]
    `);
  });
  test('a chain, with a part that is needed twice', async () => {
    const world = `project: a 1|2
      a 1: b 1
      a 2: b 2
      b 1: c 1, d 1
      b 2: c 2, d 1
      c 1: d 2
      c 2: d 2
      d 1:
      d 2:`;
    expect(await solved(world)).toMatchInlineSnapshot(`
      [
        "Because c 2 needs d 2 and b 2 needs c 2, b 2 needs d 2.",
        "And because b 2 needs d 1, b 2 cannot be used. (1)",
        "Because every c needs d 2 and b 1 needs c 1, b 1 needs d 2.",
        "And because every b needs d 1, b 1 cannot be used.",
        "And because a 1 needs b 1, a 1 cannot be used.",
        "And because a 2 needs b 2, every a needs b 2.",
        "And because b 2 cannot be used (1), every a cannot be used.",
        "And because the project needs a 1|2, the requirements cannot be met.",
      ]
    `);
  });
});
