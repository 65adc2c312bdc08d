/** Pipfile: what Pipenv is asked for. */
import { normalizeName } from '../packaging/names.ts';
import { parseSpecifierSet } from '../packaging/specifiers.ts';
import {
  type DeclaredRequirement,
  FROM_ANY_INDEX,
  type Group,
  MAIN,
  type Manifest,
  type PythonRequirement,
  type ReadContext,
  type TrustSetting,
} from '../reading/declarations.ts';
import { readMarker } from '../reading/requirement-text.ts';
import { tableMarker, tableSource } from '../reading/table-requirement.ts';
import { readToml } from '../reading/toml.ts';
import type { Node } from '../reading/tree.ts';

/** Tables that hold something else than packages; any other table is a category. */
const OTHER_TABLES = new Set(['source', 'requires', 'scripts', 'pipenv', 'build-system']);

export const manifest: Manifest = {
  name: 'Pipfile',
  kind: 'manifest',
  paths: [/(?:^|\/)Pipfile$/],
  read(file, context) {
    const root = readToml(file, context);
    if (!root) return {};
    const categories = root.entries().filter(([name]) => !OTHER_TABLES.has(name));
    return {
      complete: true,
      python: pythonOf(root),
      requirements: categories.flatMap(([name, table]) =>
        table.entries().flatMap(([key, value]) => requirementOf(key, value, groupOf(name), context) ?? []),
      ),
      trust: [...(root.at('source')?.items() ?? []).flatMap(settingsOf), ...searchedSources(root)],
    };
  },
};

/** `packages` and `dev-packages` are `default` and `develop` in the lock. */
export function groupOf(category: string): Group {
  if (category === 'packages' || category === 'default') return MAIN;
  return category === 'dev-packages' || category === 'develop' ? 'dev' : category;
}

function requirementOf(
  name: string,
  value: Node,
  group: Group,
  context: ReadContext,
): DeclaredRequirement | undefined {
  const table = value.isTable ? value : undefined;
  const text = table ? (table.at('version')?.text() ?? '*') : value.text();
  if (text === undefined) return undefined;
  const version = text.trim() === '*' ? '' : text;
  const allowed = parseSpecifierSet(/^\s*\d/.test(version) ? `==${version}` : version);
  if (!allowed) {
    context.incomplete(`cannot read the version "${text}" of ${name}`, value.line);
    return undefined;
  }
  return {
    name: normalizeName(name),
    role: 'requirement',
    allowed: [allowed],
    extras: (table?.at('extras')?.texts() ?? []).map(normalizeName),
    marker: readMarker(table && tableMarker(table), value.location, context),
    source: table ? tableSource(table) : FROM_ANY_INDEX,
    groups: [group],
    hashes: [],
    location: value.location,
    text: `${name} ${text}`,
  };
}

function pythonOf(root: Node): PythonRequirement | undefined {
  const requires = root.at('requires');
  const node = requires?.at('python_version') ?? requires?.at('python_full_version');
  const version = /^\d+\.\d+/.exec(node?.text() ?? '')?.[0];
  const allowed = version === undefined ? undefined : parseSpecifierSet(`==${version}.*`);
  return node && allowed ? { allowed: [allowed], location: node.location } : undefined;
}

/** The first source serves every package that names none. */
function settingsOf(source: Node, position: number): TrustSetting[] {
  const [url, verify] = [source.at('url'), source.at('verify_ssl')];
  const address = url?.text();
  if (!url || address === undefined) return [];
  const at = { tool: 'pipenv', location: url.location } as const;
  const settings: TrustSetting[] = [
    {
      ...at,
      kind: 'index',
      url: address,
      name: source.at('name')?.text(),
      role: position === 0 ? 'primary' : 'extra',
    },
  ];
  if (verify?.flag() === false)
    settings.push({ ...at, kind: 'unverified', url: address, location: verify.location });
  return settings;
}

/** Pipenv installs each package from the source that the lock names, unless it is to look in all of them. */
function searchedSources(root: Node): TrustSetting[] {
  const all = root.at('pipenv')?.at('install_search_all_sources');
  return all?.flag() ? [{ kind: 'all-sources', tool: 'pipenv', location: all.location }] : [];
}
