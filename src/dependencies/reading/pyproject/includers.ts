import type { SectionContext } from './section.ts';

/** Which groups include each group directly. */
export type Includers = Map<string, string[]>;

/** Nobody has so many: each of a chain of groups is in all that come behind it. */
const MOST_INCLUDERS = 1_000;

export function includes(direct: Includers, includer: string, included: string): void {
  const known = direct.get(included);
  if (known) known.push(includer);
  else direct.set(included, [includer]);
}

/**
 * A group itself and those that include it, however indirectly. The set grows while it is walked, so that groups that include
 * each other are no trap; one that becomes too large is cut, and told.
 */
export function includersOf(
  name: string,
  direct: Includers,
  context: SectionContext,
  line?: number,
): { readonly groups: ReadonlySet<string>; readonly isCircle: boolean } {
  const found = new Set([name]);
  let isCircle = false;
  for (const one of found) {
    for (const other of direct.get(one) ?? []) {
      isCircle ||= other === name;
      if (found.size < MOST_INCLUDERS) found.add(other);
      else if (!found.has(other)) {
        context.incomplete(
          `more than ${MOST_INCLUDERS} groups include ${name}: the others are left out`,
          line,
        );
        return { groups: found, isCircle };
      }
    }
  }
  return { groups: found, isCircle };
}
