import { spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Match, Sight } from './pattern.ts';

/** The dotted names that an import statement asks for, each with its node: `a.b` of `from a import b` too. */
export function importedNames({ tree, node }: Sight): { readonly name: string; readonly node: number }[] {
  const isFrom = tree.kind(node) === Kind.ImportFrom;
  if (isFrom && tree.level(node) > 0) return [];
  const from = isFrom ? spelling(tree.nameAt(node, Field.ImportFrom.module)) : '';
  return Array.from({ length: tree.count(node) }, (_, i) => {
    const alias = tree.item(node, i);
    return { name: isFrom ? `${from}.${tree.name(alias)}` : tree.name(alias), node: alias };
  });
}

/** The first imported name that is one of these modules or lies below it, unless it is the project's own. */
export function importOf(
  sight: Sight,
  modules: ReadonlySet<string>,
): { readonly module: string; readonly match: Pick<Match, 'node'> } | undefined {
  for (const { name, node } of importedNames(sight)) {
    const module = prefixesOf(name).find((prefix) => modules.has(prefix));
    if (module && sight.program.imports.resolve(sight.module, module, 0).sort !== 'module')
      return { module, match: { node: sight.tree.kind(sight.node) === Kind.Import ? node : sight.node } };
  }
  return undefined;
}

/** `a.b.c`, `a.b`, `a`. */
function prefixesOf(name: string): string[] {
  const parts = name.split('.');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'));
}
