import type { Location } from '../../../finding/location.ts';
import { normalizeName } from '../../packaging/names.ts';
import {
  BUILD,
  type DeclaredRequirement,
  type ManifestFacts,
  type ReadContext,
  type Source,
  UV,
  type Workspace,
} from '../declarations.ts';
import type { Node } from '../tree.ts';
import { uvSettings } from '../uv-settings.ts';
import { requirementsOf, type Section } from './section.ts';

/** `[tool.uv]`: development requirements, constraints, overrides and settings; sources are applied by {@link withUvSources}. */
export const uv: Section = (root, context) => {
  const table = root.at('tool', 'uv');
  return table
    ? {
        requirements: [
          ...requirementsOf(table.at('dev-dependencies'), 'dev', context),
          ...uvRestrictions(table, context),
          ...buildRequirements(table, context),
        ],
        trust: uvSettings(table),
        workspace: workspaceOf(table.at('workspace')),
      }
    : {};
};

/** Members have the constraints, overrides and indexes of its root, and one lock together. */
function workspaceOf(table: Node | undefined): Workspace | undefined {
  if (!table) return undefined;
  return { members: table.at('members')?.texts() ?? [], exclude: table.at('exclude')?.texts() ?? [] };
}

/** The same keys in `[tool.uv]` and at the top of uv.toml. */
export function uvRestrictions(table: Node, context: ReadContext): DeclaredRequirement[] {
  return [
    ...requirementsOf(table.at('constraint-dependencies'), UV, context, 'constraint'),
    ...requirementsOf(table.at('build-constraint-dependencies'), BUILD, context, 'constraint'),
    ...requirementsOf(table.at('override-dependencies'), UV, context, 'override'),
  ];
}

function buildRequirements(table: Node, context: ReadContext): DeclaredRequirement[] {
  return (table.at('extra-build-dependencies')?.entries() ?? []).flatMap(([, list]) =>
    requirementsOf(list, BUILD, context),
  );
}

/**
 * Requirements with the source that `[tool.uv.sources]` gives them. Of several, for several platforms, the first. A
 * source of something that only others need is an override of its own.
 */
export function withUvSources(facts: ManifestFacts, root: Node): ManifestFacts {
  const sources = new Map<string, { source: Source; location: Location }>();
  for (const [name, value] of root.at('tool', 'uv', 'sources')?.entries() ?? []) {
    const table = value.isList ? value.items()[0] : value;
    const source = table && sourceOf(table);
    if (source) sources.set(normalizeName(name), { source, location: value.location });
  }
  const names = new Set(facts.requirements.map(({ name }) => name));
  const others = [...sources].filter(([name]) => !names.has(name));
  const requirements = facts.requirements.map((requirement) => {
    const given = requirement.source.kind === 'index' ? sources.get(requirement.name ?? '') : undefined;
    return given ? { ...requirement, source: given.source } : requirement;
  });
  return {
    ...facts,
    requirements: [...requirements, ...others.map(([name, given]) => override(name, given))],
  };
}

function override(
  name: string,
  given: Pick<DeclaredRequirement, 'source' | 'location'>,
): DeclaredRequirement {
  return {
    ...{
      name,
      role: 'override',
      allowed: [],
      extras: [],
      marker: undefined,
      groups: [],
      hashes: [],
      text: name,
    },
    ...given,
  };
}

function sourceOf(table: Node): Source | undefined {
  const git = table.at('git')?.text();
  if (git !== undefined) {
    const revision = ['rev', 'tag', 'branch'].map((key) => table.at(key)?.text()).find(Boolean);
    return { kind: 'vcs', url: git, revision, commit: undefined };
  }
  const url = table.at('url')?.text();
  if (url !== undefined) return { kind: 'url', url };
  const path = table.at('path')?.text() ?? (table.at('workspace')?.flag() ? 'workspace' : undefined);
  if (path !== undefined) return { kind: 'path', path, editable: table.at('editable')?.flag() ?? false };
  const index = table.at('index')?.text();
  return index === undefined ? undefined : { kind: 'index', index };
}
