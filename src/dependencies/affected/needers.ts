import type { Dependency, DependencyGraph } from '../graph/graph.ts';

/** Everything that needs a dependency, itself or through others, nearest first; undefined where the files do not say. */
export type Needers = (dependency: Dependency) => readonly Dependency[] | undefined;

/**
 * Pins without a word of who needs them (`pip freeze`) leave that open for all of them: any one may be there for
 * another. What stands alone is needed by nobody.
 */
export function needersIn({ dependencies }: DependencyGraph): Needers {
  const told = dependencies.length < 2 || dependencies.some(({ needs }) => needs.length > 0);
  const by = new Map<Dependency, Dependency[]>();
  for (const one of dependencies) {
    for (const { dependency } of one.needs) {
      const known = by.get(dependency);
      if (known) known.push(one);
      else by.set(dependency, [one]);
    }
  }
  return (dependency) => {
    if (!told) return undefined;
    const all = new Set(by.get(dependency) ?? []);
    for (const one of all) for (const next of by.get(one) ?? []) all.add(next);
    all.delete(dependency);
    return [...all];
  };
}
