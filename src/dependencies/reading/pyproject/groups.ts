import { normalizeName } from '../../packaging/names.ts';
import type { DeclaredRequirement } from '../declarations.ts';
import { declare } from '../requirement-text.ts';
import type { Node } from '../tree.ts';
import type { Section, SectionContext } from './section.ts';

/** `[dependency-groups]`: PEP 735. A requirement counts for its own group and for every group that includes it. */
export const groups: Section = (root, context) => {
  const lists = new Map<string, Node>();
  for (const [name, list] of root.at('dependency-groups')?.entries() ?? []) {
    const normal = normalizeName(name);
    if (lists.has(normal)) context.incomplete(`dependency group ${normal} stands there twice`, list.line);
    else lists.set(normal, list);
  }
  const includers = includersOf(lists, context);
  return { requirements: [...lists].flatMap(([name, list]) => entriesOf(name, list, includers, context)) };
};

/** For each group, itself and all groups that include it, however indirectly. */
function includersOf(lists: ReadonlyMap<string, Node>, context: SectionContext): Map<string, Set<string>> {
  const direct = new Map<string, string[]>();
  for (const [name, list] of lists) {
    for (const item of list.items()) {
      const included = item.isTable ? item.at('include-group')?.text() : undefined;
      if (included === undefined) continue;
      const target = normalizeName(included);
      if (!lists.has(target)) context.incomplete(`there is no dependency group ${target}`, item.line);
      direct.set(target, [...(direct.get(target) ?? []), name]);
    }
  }
  const includers = new Map([...lists.keys()].map((name) => [name, reachable(name, direct)]));
  const cyclic = [...includers].filter(([name, found]) => found.has(name)).map(([name]) => name);
  if (cyclic.length > 0)
    context.incomplete(
      `dependency groups include themselves: ${cyclic.slice(0, 3).join(', ')}`,
      lists.get(cyclic[0]!)!.line,
    );
  for (const [name, found] of includers) found.add(name);
  return includers;
}

/** A set grows while it is walked, so that groups that include each other are no trap; without the start, unless it is one. */
function reachable(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set(next.get(start));
  for (const one of found) for (const other of next.get(one) ?? []) found.add(other);
  return found;
}

function entriesOf(
  name: string,
  list: Node,
  includers: ReadonlyMap<string, ReadonlySet<string>>,
  context: SectionContext,
): DeclaredRequirement[] {
  const details = { groups: [...includers.get(name)!] };
  return list.items().flatMap((item) => {
    if (item.isTable && item.at('include-group')) return [];
    const text = item.text();
    return (
      (text === undefined ? undefined : declare(text, { ...details, location: item.location }, context)) ?? []
    );
  });
}
