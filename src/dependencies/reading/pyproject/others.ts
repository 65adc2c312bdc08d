import { normalizeName } from '../../packaging/names.ts';
import { MAIN } from '../declarations.ts';
import { requirementsOf, type Section } from './section.ts';

/** `[tool.hatch.envs.*]`: what Hatch installs into its environments. Texts with `{…}` are filled in by Hatch. */
export const hatch: Section = (root, context) => {
  const environments = root.at('tool', 'hatch', 'envs')?.entries() ?? [];
  return {
    requirements: environments.flatMap(([name, environment]) =>
      ['dependencies', 'extra-dependencies'].flatMap((key) =>
        requirementsOf(environment.at(key), `hatch ${normalizeName(name)}`, context),
      ),
    ),
  };
};

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
