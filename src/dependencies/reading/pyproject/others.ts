import { normalizeName } from '../../packaging/names.ts';
import { type DeclaredRequirement, MAIN, type ReadContext } from '../declarations.ts';
import type { Node } from '../tree.ts';
import { requirementsOf, type Section } from './section.ts';

/** `[tool.hatch.envs.*]`: what Hatch installs into its environments. Texts with `{…}` are filled in by Hatch. */
export const hatch: Section = (root, context) => ({
  requirements: hatchEnvironments(root.at('tool', 'hatch', 'envs'), context),
});

export function hatchEnvironments(table: Node | undefined, context: ReadContext): DeclaredRequirement[] {
  return (table?.entries() ?? []).flatMap(([name, environment]) =>
    ['dependencies', 'extra-dependencies'].flatMap((key) =>
      requirementsOf(environment.at(key), `hatch ${normalizeName(name)}`, context),
    ),
  );
}

/** `[tool.flit.metadata]`: Flit before PEP 621. */
export const flit: Section = (root, context) => {
  const table = root.at('tool', 'flit', 'metadata');
  const extras = table?.at('requires-extra')?.entries() ?? [];
  return {
    requirements: [
      ...requirementsOf(table?.at('requires'), MAIN, context),
      ...requirementsOf(table?.at('dev-requires'), 'dev', context),
      ...extras.flatMap(([name, list]) => requirementsOf(list, `extra ${normalizeName(name)}`, context)),
    ],
  };
};
