import { normalizeName } from '../../packaging/names.ts';
import { BUILD, MAIN, type ManifestFacts, type ReadContext } from '../declarations.ts';
import { environmentSetting } from '../environment-variables.ts';
import type { Node } from '../tree.ts';
import { requirementsOf, type Section } from './section.ts';

/** `[tool.hatch]`: what Hatch installs to build and into its environments. */
export const hatch: Section = (root, context) => hatchTables(root.at('tool', 'hatch'), context);

/** Of hatch.toml, too. Texts with `{…}` are filled in by Hatch. */
export function hatchTables(
  table: Node | undefined,
  context: ReadContext,
): Pick<ManifestFacts, 'requirements' | 'trust'> {
  const environments = table?.at('envs')?.entries() ?? [];
  return {
    requirements: [
      ...environments.flatMap(([name, environment]) =>
        ['dependencies', 'extra-dependencies'].flatMap((key) =>
          requirementsOf(environment.at(key), `hatch ${normalizeName(name)}`, context),
        ),
      ),
      ...builders(table?.at('build')).flatMap((one) =>
        requirementsOf(one.at('dependencies'), BUILD, context),
      ),
    ],
    trust: environments.flatMap(([, environment]) =>
      (environment.at('env-vars')?.entries() ?? []).flatMap(([name, value]) =>
        value.isText ? environmentSetting(name, value.text() ?? '', value.location) : [],
      ),
    ),
  };
}

/** Targets and hooks of a build, each of which may need packages of its own. */
function builders(build: Node | undefined): Node[] {
  if (!build) return [];
  const targets = (build.at('targets')?.entries() ?? []).map(([, target]) => target);
  const hooks = [build, ...targets]
    .flatMap((one) => one.at('hooks')?.entries() ?? [])
    .map(([, hook]) => hook);
  return [...targets, ...hooks];
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
