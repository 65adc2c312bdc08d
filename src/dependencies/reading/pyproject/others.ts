import { normalizeName } from '../../packaging/names.ts';
import {
  BUILD,
  type DeclaredRequirement,
  MAIN,
  type ManifestFacts,
  type ReadContext,
} from '../declarations.ts';
import { allOf, variableFacts } from '../environment-variables.ts';
import { declare } from '../requirement-text.ts';
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
  const variables = allOf(
    environments.flatMap(([, environment]) =>
      (environment.at('env-vars')?.entries() ?? []).flatMap(([name, value]) =>
        value.isText ? variableFacts(name, value.text() ?? '', value.location, context) : [],
      ),
    ),
  );
  return {
    requirements: [
      ...environments.flatMap(([name, environment]) =>
        ['dependencies', 'extra-dependencies'].flatMap((key) => [
          ...requirementsOf(environment.at(key), `hatch ${normalizeName(name)}`, context),
          ...overridden(environment, key).flatMap((item) =>
            requirementAt(item, `hatch ${normalizeName(name)}`, context),
          ),
        ]),
      ),
      ...builders(table?.at('build')).flatMap((one) =>
        requirementsOf(one.at('dependencies'), BUILD, context),
      ),
      ...variables.requirements,
    ],
    trust: variables.trust,
  };
}

/** `overrides.platform.linux.dependencies` and the like: texts, or tables with a condition, which is taken to hold. */
function overridden(environment: Node, key: string): Node[] {
  const kinds = (environment.at('overrides')?.entries() ?? []).map(([, kind]) => kind);
  const cases = kinds.flatMap((kind) => (kind.isTable ? kind.entries() : [])).map(([, one]) => one);
  return cases.flatMap((one) => {
    const value = one.isTable ? one.at(key) : undefined;
    return value?.isList ? value.items() : value ? [value] : [];
  });
}

function requirementAt(
  item: Node,
  group: string,
  context: ReadContext,
): DeclaredRequirement | DeclaredRequirement[] {
  const node = item.isTable ? item.at('value') : item;
  const text = node?.text();
  if (!node || text === undefined) return [];
  return declare(text, { groups: [group], location: node.location }, context) ?? [];
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
