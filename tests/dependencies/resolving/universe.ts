/** Small made-up worlds of packages, and the truth about them by trying everything. */
import fc from 'fast-check';
import { ROOT } from '../../../src/dependencies/resolving/incompatibility.ts';
import type { Source } from '../../../src/dependencies/resolving/solve.ts';
import { allStates, statesWhere } from '../../../src/dependencies/resolving/states.ts';

export interface Need {
  readonly on: string;
  /** Versions, by index, that will do. */
  readonly allowed: readonly number[];
}

export interface World {
  /** By package; the root has one version. */
  readonly packages: Readonly<Record<string, { readonly versions: readonly (readonly Need[])[] }>>;
  readonly restrictions: Readonly<Record<string, readonly number[]>>;
}

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const MOST_VERSIONS = 3;

const need = fc.record({
  on: fc.constantFrom(...NAMES),
  allowed: fc.uniqueArray(fc.nat(MOST_VERSIONS - 1), { minLength: 0, maxLength: MOST_VERSIONS }),
});
const version = fc.array(need, { maxLength: 3 });
const versions = fc.array(version, { minLength: 1, maxLength: MOST_VERSIONS });

export const worlds: fc.Arbitrary<World> = fc
  .record({
    root: fc.array(need, { minLength: 1, maxLength: 3 }),
    others: fc.tuple(...NAMES.map(() => versions)),
    limited: fc.dictionary(
      fc.constantFrom(...NAMES),
      fc.uniqueArray(fc.nat(MOST_VERSIONS - 1), { minLength: 1 }),
      { maxKeys: 2 },
    ),
  })
  .map(({ root, others, limited }) => ({
    packages: {
      [ROOT]: { versions: [root] },
      ...Object.fromEntries(NAMES.map((name, i) => [name, { versions: others[i]! }])),
    },
    restrictions: limited,
  }));

export function sourceOf({ packages, restrictions }: World): Source {
  const count = (id: string) => packages[id]!.versions.length;
  const only = (id: string, allowed: readonly number[]) =>
    statesWhere(count(id), (index) => allowed.includes(index));
  return {
    candidates: (id) => ({
      versions: packages[id]!.versions.map((_, index) => `${index + 1}`),
      restrictions: Object.hasOwn(restrictions, id)
        ? [{ allowed: only(id, restrictions[id]!), text: `${id} ${restrictions[id]}` }]
        : [],
    }),
    dependencies: async (id, index) =>
      packages[id]!.versions[index]!.map(({ on, allowed }) => ({
        on,
        allowed: only(on, allowed) & allStates(count(on)),
        text: `${on} ${allowed
          .map((one) => one + 1)
          .sort()
          .join('|')}`,
      })),
  };
}

export type Choice = ReadonlyMap<string, number>;

/** Why a choice is no solution; undefined if it is one. */
export function fault(world: World, choice: Choice): string | undefined {
  const needed = new Set<string>();
  for (const [id, index] of [[ROOT, 0] as const, ...choice]) {
    const limit = Object.hasOwn(world.restrictions, id) ? world.restrictions[id] : undefined;
    if (limit && !limit.includes(index)) return `${id} ${index} is kept out`;
    for (const { on, allowed } of world.packages[id]!.versions[index]!) {
      const chosen = choice.get(on);
      if (chosen === undefined || !allowed.includes(chosen)) return `${id} ${index} lacks ${on}`;
      needed.add(on);
    }
  }
  return [...choice.keys()].find((id) => !needed.has(id))?.concat(' is not needed');
}

/** Whether any choice at all meets every need. */
export function isSolvable(world: World): boolean {
  const names = Object.keys(world.packages).filter((id) => id !== ROOT);
  const choices = names.reduce<Map<string, number>[]>(
    (some, id) =>
      some.flatMap((choice) => [
        choice,
        ...world.packages[id]!.versions.map((_, index) => new Map([...choice, [id, index]])),
      ]),
    [new Map()],
  );
  return choices.some((choice) => {
    const reason = fault(world, choice);
    return reason === undefined || reason.endsWith('is not needed');
  });
}
