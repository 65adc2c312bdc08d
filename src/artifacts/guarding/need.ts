/** What several artifacts together need of each name. */
import { compareText } from '../../finding/location.ts';
import type { GlobalUse } from '../inspection/use.ts';

/** One name, as `find_class` is asked for it, with all that is done with it anywhere. */
export type GlobalNeed = GlobalUse;

/** One need for each pair of module and name, in order. Throws {@link TwoMeanings}. */
export function needsOf(uses: readonly GlobalUse[]): GlobalNeed[] {
  const needs = new Map<string, GlobalNeed>();
  for (const use of uses) {
    const key = `${use.module} ${use.name}`;
    const known = needs.get(key);
    needs.set(key, known ? merged(known, use) : use);
  }
  return [...needs.values()].sort((a, b) => compareText(a.module, b.module) || compareText(a.name, b.name));
}

/** A name of Python 2 that means one thing below protocol 3 and another from there on. */
export class TwoMeanings extends Error {}

function merged(a: GlobalNeed, b: GlobalNeed): GlobalNeed {
  if (a.target.join(' ') !== b.target.join(' '))
    throw new TwoMeanings(
      `${a.module}.${a.name} means ${a.target.join('.')} in one file and ${b.target.join('.')} in another`,
    );
  return {
    ...a,
    made: a.made || b.made,
    called: a.called || b.called,
    kept: a.kept || b.kept,
    shapes: [...new Set([...a.shapes, ...b.shapes])].sort(compareText),
  };
}
