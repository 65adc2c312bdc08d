import { normalizeName } from '../../packaging/names.ts';
import type { DeclaredRequirement } from '../declarations.ts';
import { declare } from '../requirement-text.ts';
import type { Node } from '../tree.ts';
import { type Includers, includersOf, includes } from './includers.ts';
import type { Section, SectionContext } from './section.ts';

/** `[dependency-groups]`: PEP 735. A requirement counts for its own group and for every group that includes it. */
export const groups: Section = (root, context) => {
  const lists = new Map<string, Node>();
  for (const [name, list] of root.at('dependency-groups')?.entries() ?? []) {
    const normal = normalizeName(name);
    if (lists.has(normal)) context.incomplete(`dependency group ${normal} stands there twice`, list.line);
    else lists.set(normal, list);
  }
  const direct = directIncluders(lists, context);
  const including = new Map(
    [...lists].map(([name, { line }]) => [name, includersOf(name, direct, context, line)]),
  );
  const cyclic = [...including].filter(([, { isCircle }]) => isCircle).map(([name]) => name);
  if (cyclic.length > 0)
    context.incomplete(
      `dependency groups include themselves: ${cyclic.slice(0, 3).join(', ')}`,
      lists.get(cyclic[0]!)!.line,
    );
  return {
    requirements: [...lists].flatMap(([name, list]) =>
      entriesOf([...including.get(name)!.groups], list, context),
    ),
  };
};

function directIncluders(lists: ReadonlyMap<string, Node>, context: SectionContext): Includers {
  const direct: Includers = new Map();
  for (const [name, list] of lists) {
    for (const item of list.items()) {
      const included = item.isTable ? item.at('include-group')?.text() : undefined;
      if (included === undefined) continue;
      const target = normalizeName(included);
      if (!lists.has(target)) context.incomplete(`there is no dependency group ${target}`, item.line);
      includes(direct, name, target);
    }
  }
  return direct;
}

function entriesOf(groups: readonly string[], list: Node, context: SectionContext): DeclaredRequirement[] {
  const details = { groups };
  return list.items().flatMap((item) => {
    if (item.isTable && item.at('include-group')) return [];
    const text = item.text();
    return (
      (text === undefined ? undefined : declare(text, { ...details, location: item.location }, context)) ?? []
    );
  });
}
