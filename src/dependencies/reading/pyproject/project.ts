import { normalizeName } from '../../packaging/names.ts';
import { parseSpecifierSet } from '../../packaging/specifiers.ts';
import { MAIN, type PythonRequirement, type ReadContext } from '../declarations.ts';
import type { Node } from '../tree.ts';
import { requirementsOf, type Section } from './section.ts';

/** `[project]`: PEP 621. */
export const project: Section = (root, context) => {
  const table = root.at('project');
  if (!table) return {};
  const extras = table.at('optional-dependencies')?.entries() ?? [];
  return {
    project: table.at('name')?.text(),
    python: pythonOf(table.at('requires-python'), context),
    requirements: [
      ...requirementsOf(table.at('dependencies'), MAIN, context),
      ...extras.flatMap(([extra, list]) => requirementsOf(list, `extra ${normalizeName(extra)}`, context)),
    ],
  };
};

/** A `requires-python` that cannot be read restricts nothing. */
export function pythonOf(node: Node | undefined, context: ReadContext): PythonRequirement | undefined {
  const text = node?.text();
  if (node === undefined || text === undefined) return undefined;
  const allowed = parseSpecifierSet(text);
  if (allowed) return { allowed: [allowed], location: node.location };
  context.incomplete(`cannot read the Python versions "${text}"`, node.line);
  return undefined;
}
