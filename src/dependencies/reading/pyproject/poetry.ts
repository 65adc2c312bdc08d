import { withoutCredentials } from '../../../finding/credentials.ts';
import { normalizeName } from '../../packaging/names.ts';
import type {
  DeclaredRequirement,
  Group,
  ManifestFacts,
  PythonRequirement,
  Source,
  TrustSetting,
} from '../declarations.ts';
import { FROM_ANY_INDEX, MAIN } from '../declarations.ts';
import { poetryConstraint } from '../poetry-constraints.ts';
import { readMarker } from '../requirement-text.ts';
import { tableMarker, tableSource } from '../table-requirement.ts';
import type { Node } from '../tree.ts';
import { type Includers, includersOf, includes } from './includers.ts';
import type { Section, SectionContext } from './section.ts';

/** `[tool.poetry]` of Poetry 1 and 2. */
export const poetry: Section = (root, context) => {
  const table = root.at('tool', 'poetry');
  if (!table) return {};
  const groups = table.at('group')?.entries() ?? [];
  const direct = directIncluders(groups);
  const extras = extrasOf(table.at('extras'));
  const asked = namesIn(root.at('project'));
  return {
    project: table.at('name')?.text(),
    python: pythonOf(table.at('dependencies')?.at('python'), context),
    requirements: [
      ...requirementsOf(table.at('dependencies'), MAIN, context).map((one) =>
        detail(optional(one, extras), asked),
      ),
      ...requirementsOf(table.at('dev-dependencies'), 'dev', context),
      ...groups.flatMap(([name, group]) => {
        const own = normalizeName(name);
        const { groups: all } = includersOf(own, direct, context, group.line);
        return requirementsOf(group.at('dependencies'), own, context).map((one) => ({
          ...one,
          groups: [...new Set([...one.groups, ...all])],
        }));
      }),
      ...requirementsOf(table.at('requires-plugins'), 'poetry plugins', context),
    ],
    trust: (table.at('source')?.items() ?? []).flatMap((source) => sourceOf(source)),
  } satisfies Partial<ManifestFacts>;
};

/** What `[project]` asks for already is only restricted by what `[tool.poetry]` says of it (Poetry 2). */
function detail(one: DeclaredRequirement, asked: ReadonlySet<string>): DeclaredRequirement {
  return asked.has(one.name ?? '') ? { ...one, role: 'constraint', groups: [MAIN] } : one;
}

/** A constraint that says where a package comes from says it of what asks for the package. */
export function withPoetrySources(facts: ManifestFacts): ManifestFacts {
  const isElsewhere = ({ kind, ...source }: Source) =>
    kind !== 'index' || ('index' in source && source.index !== undefined);
  const named = facts.requirements.filter(({ role, source }) => role === 'constraint' && isElsewhere(source));
  if (named.length === 0) return facts;
  const sources = new Map(named.toReversed().map(({ name, source }) => [name, source]));
  const requirements = facts.requirements.map((one) => {
    const source = isElsewhere(one.source) ? undefined : sources.get(one.name);
    return source ? { ...one, source } : one;
  });
  return { ...facts, requirements };
}

/** What a project and its extras ask for, as far as names tell. */
function namesIn(project: Node | undefined): ReadonlySet<string> {
  const lists = [
    project?.at('dependencies'),
    ...(project?.at('optional-dependencies')?.entries() ?? []).map(([, list]) => list),
  ];
  const texts = lists.flatMap((list) => (list?.isList ? list.items().filter((item) => item.isText) : []));
  const names = texts.flatMap(({ value }) => /^\s*([A-Za-z0-9][\w.-]*)/.exec(value as string)?.[1] ?? []);
  return new Set(names.map(normalizeName));
}

/** The groups that include each one (Poetry 2.2). */
function directIncluders(groups: readonly (readonly [string, Node])[]): Includers {
  const direct: Includers = new Map();
  for (const [name, group] of groups)
    for (const included of group.at('include-groups')?.texts() ?? [])
      includes(direct, normalizeName(name), normalizeName(included));
  return direct;
}

function pythonOf(node: Node | undefined, context: SectionContext): PythonRequirement | undefined {
  const text = node?.isTable ? node.at('version')?.text() : node?.text();
  const allowed = text === undefined ? undefined : constraintOf(text, node!, context);
  return allowed && { allowed, location: node!.location };
}

/** The extras that bring in each optional package. */
function extrasOf(table: Node | undefined): Map<string, string[]> {
  const extras = new Map<string, string[]>();
  for (const [extra, list] of table?.entries() ?? []) {
    for (const name of list.texts().map(normalizeName)) {
      extras.set(name, [...(extras.get(name) ?? []), `extra ${normalizeName(extra)}`]);
    }
  }
  return extras;
}

function optional(one: DeclaredRequirement, extras: ReadonlyMap<string, string[]>): DeclaredRequirement {
  return { ...one, groups: extras.get(one.name ?? '') ?? one.groups };
}

/** Each key is a package; its value a constraint, a table, or a list of tables for different environments. */
function requirementsOf(
  table: Node | undefined,
  group: Group,
  context: SectionContext,
): DeclaredRequirement[] {
  return (table?.entries() ?? []).flatMap(([name, value]) => {
    if (name === 'python' && group === MAIN) return [];
    const variants = value.isList ? value.items() : [value];
    return variants.flatMap((variant) => requirementOf(name, variant, group, context) ?? []);
  });
}

function requirementOf(
  name: string,
  value: Node,
  group: Group,
  context: SectionContext,
): DeclaredRequirement | undefined {
  const table = value.isTable ? value : undefined;
  const text = table ? (table.at('version')?.text() ?? '*') : value.text();
  const allowed = text === undefined ? undefined : constraintOf(text, value, context);
  if (text === undefined || !allowed) return undefined;
  const marker = table && markerOf(table, context);
  return {
    name: normalizeName(name),
    role: 'requirement',
    allowed,
    extras: (table?.at('extras')?.texts() ?? []).map(normalizeName),
    marker: readMarker(marker, value.location, context),
    source: table ? tableSource(table) : FROM_ANY_INDEX,
    groups: [group],
    hashes: [],
    location: value.location,
    text: withoutCredentials(`${name} ${text}`),
  };
}

/** Poetry has words of its own for the Python and the platform that a variant is for. */
function markerOf(table: Node, context: SectionContext): string | undefined {
  const python = table.at('python')?.text();
  const allowed = python === undefined ? undefined : constraintOf(python, table, context);
  const alternatives = (allowed ?? []).map(({ specifiers }) =>
    specifiers.map(({ operator, version }) => `python_full_version ${operator} "${version}"`).join(' and '),
  );
  const platform = table.at('platform')?.text();
  const parts = [tableMarker(table), alternatives.filter(Boolean).join(' or ')];
  if (platform !== undefined) parts.push(`sys_platform == "${platform}"`);
  return parts.flatMap((part) => (part ? `(${part})` : [])).join(' and ') || undefined;
}

function constraintOf(text: string, node: Node, context: SectionContext) {
  const allowed = poetryConstraint(text);
  if (!allowed) context.incomplete(`cannot read the version constraint "${text}"`, node.line);
  return allowed;
}

/** Priorities: `default` and `secondary` are Poetry 1's. Without one a source stands beside the public index. */
function sourceOf(source: Node): TrustSetting[] {
  const url = source.at('url')?.text();
  // Without a URL it is the public index under its own name.
  if (url === undefined) return [];
  const priority = source.at('priority')?.text()?.toLowerCase();
  const flagged = source.at('default')?.flag() === true;
  const role =
    priority === 'explicit'
      ? 'explicit'
      : priority === 'supplemental' || priority === 'secondary'
        ? 'extra'
        : 'primary';
  const secondary = source.at('secondary')?.flag() === true && !flagged;
  return [
    {
      kind: 'index',
      tool: 'poetry',
      url,
      name: source.at('name')?.text(),
      role: secondary ? 'extra' : role,
      location: source.at('url')!.location,
    },
  ];
}
