/** Pixi's tables: packages of conda and of Python's index, for features and platforms. */

import { pushAll } from '../../limits/lists.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseSpecifierSet } from '../packaging/specifiers.ts';
import { condaVersions, pythonNameOf } from './conda.ts';
import {
  BUILD,
  type DeclaredRequirement,
  type Group,
  MAIN,
  type ManifestFacts,
  type PythonRequirement,
  type ReadContext,
  type TrustSetting,
} from './declarations.ts';
import { tableSource } from './table-requirement.ts';
import type { Node } from './tree.ts';

/** `root` holds `dependencies`, `pypi-dependencies`, `feature`, `target`, `host-dependencies` … */
export function pixiFacts(
  root: Node,
  context: ReadContext,
): Pick<ManifestFacts, 'requirements' | 'python' | 'trust'> {
  const features = root.at('feature')?.entries() ?? [];
  const parts = [
    ...withTargets(root).map((table) => [table, MAIN] as const),
    ...features.flatMap(([name, feature]) =>
      withTargets(feature).map((table) => [table, normalizeName(name)] as const),
    ),
  ];
  const found = parts.map(([table, group]) => ofTable(table, group, context));
  return {
    requirements: found.flatMap(({ requirements }) => requirements),
    python: found.find(({ python }) => python)?.python,
    trust: pixiTrust(root),
  };
}

/** Whom the whole project and its features trust. */
function pixiTrust(root: Node): TrustSetting[] {
  const workspace = root.at('workspace') ?? root.at('project');
  const features = (root.at('feature')?.entries() ?? []).map(([, feature]) => feature);
  return [root, ...(workspace ? [workspace] : []), ...features].flatMap((table) => [
    ...channelsOf(table.at('channels')),
    ...priorityOf(table.at('channel-priority')),
    ...pypiOptions(table.at('pypi-options')),
  ]);
}

/** Channels are names, URLs, or tables with either; URLs are settings like indexes. */
function channelsOf(list: Node | undefined): TrustSetting[] {
  return (list?.items() ?? []).flatMap((item, i) => {
    const node = item.isTable ? item.at('channel') : item;
    const url = node?.text();
    if (!node || url === undefined || !/^\w+:\/\//.test(url)) return [];
    const role = i === 0 ? 'primary' : 'extra';
    return { kind: 'index', tool: 'conda', url, name: undefined, role, location: node.location };
  });
}

function priorityOf(node: Node | undefined): TrustSetting[] {
  const priority = node?.text();
  return node && priority !== undefined
    ? [{ kind: 'channel-priority', tool: 'pixi', priority, location: node.location }]
    : [];
}

/** Pixi leaves packages of Python's index to uv, whose rules hold: extra indexes are asked first. */
function pypiOptions(table: Node | undefined): TrustSetting[] {
  if (!table) return [];
  const texts = (node: Node | undefined, make: (text: string) => TrustValue): TrustSetting[] => {
    const value = node?.text();
    return node && value !== undefined
      ? [{ ...make(value), tool: 'pixi', location: node.location } as TrustSetting]
      : [];
  };
  return [
    ...texts(table.at('index-url'), (url) => ({ kind: 'index', role: 'primary', url, name: undefined })),
    ...(table.at('extra-index-urls')?.items() ?? []).flatMap((node) =>
      texts(node, (url) => ({ kind: 'index', role: 'extra', url, name: undefined })),
    ),
    ...(table.at('find-links')?.items() ?? []).flatMap((node) =>
      texts(node.at('url') ?? node.at('path'), (url) => ({ kind: 'find-links', url })),
    ),
    ...texts(table.at('index-strategy'), (strategy) => ({ kind: 'index-strategy', strategy })),
  ];
}

type TrustValue = TrustSetting extends infer T
  ? T extends TrustSetting
    ? Omit<T, 'location' | 'tool'>
    : never
  : never;

/** The table itself and those for single platforms. */
function withTargets(table: Node): Node[] {
  return [table, ...(table.at('target')?.entries() ?? []).map(([, target]) => target)];
}

function ofTable(table: Node, group: Group, context: ReadContext) {
  let python: PythonRequirement | undefined;
  const requirements: DeclaredRequirement[] = [];
  for (const [key, own] of [
    ['dependencies', group],
    ['host-dependencies', BUILD],
    ['build-dependencies', BUILD],
  ] as const) {
    for (const [name, value] of table.at(key)?.entries() ?? []) {
      const allowed = versionsOf(value, context);
      if (!allowed) continue;
      if (name === 'python') python ??= { allowed, location: value.location };
      else requirements.push(ofConda(name, value, allowed, own));
    }
  }
  for (const [name, value] of table.at('pypi-dependencies')?.entries() ?? [])
    pushAll(requirements, ofPython(name, value, group, context) ?? []);
  return { requirements, python };
}

function versionsOf(value: Node, context: ReadContext) {
  const text = value.isTable ? (value.at('version')?.text() ?? '*') : value.text();
  if (text === undefined) return undefined;
  const allowed = condaVersions(text);
  if (!allowed) context.incomplete(`cannot read the version "${text}"`, value.line);
  return allowed;
}

function ofConda(
  name: string,
  value: Node,
  allowed: DeclaredRequirement['allowed'],
  group: Group,
): DeclaredRequirement {
  const channel = value.isTable ? value.at('channel')?.text() : undefined;
  return {
    ...{ name: pythonNameOf(name), role: 'requirement', allowed, extras: [], marker: undefined, hashes: [] },
    ...{ source: { kind: 'conda', channel }, groups: [group], location: value.location, text: name },
  };
}

function ofPython(
  name: string,
  value: Node,
  group: Group,
  context: ReadContext,
): DeclaredRequirement[] | undefined {
  const table = value.isTable ? value : undefined;
  const text = table ? (table.at('version')?.text() ?? '*') : value.text();
  if (text === undefined) return undefined;
  const allowed = parseSpecifierSet(text.trim() === '*' ? '' : /^\d/.test(text) ? `==${text}` : text);
  if (!allowed) {
    context.incomplete(`cannot read the version "${text}" of ${name}`, value.line);
    return undefined;
  }
  return [
    {
      name: normalizeName(name),
      role: 'requirement',
      allowed: [allowed],
      extras: (table?.at('extras')?.texts() ?? []).map(normalizeName),
      marker: undefined,
      source: table ? tableSource(table) : { kind: 'index', index: undefined },
      groups: [group],
      hashes: [],
      location: value.location,
      text: `${name} ${text}`,
    },
  ];
}
