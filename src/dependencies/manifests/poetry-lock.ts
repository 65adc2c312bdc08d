/** poetry.lock, from Poetry 1.0 to 2.x: every package with its needs; what the project asks for stands in pyproject.toml. */
import { normalizeName } from '../packaging/names.ts';
import {
  FROM_ANY_INDEX,
  type Group,
  type LockedEdge,
  type LockedFile,
  type LockedPackage,
  MAIN,
  type Manifest,
  type ReadContext,
  type Source,
} from '../reading/declarations.ts';
import { poetryConstraint } from '../reading/poetry-constraints.ts';
import { readMarker } from '../reading/requirement-text.ts';
import { readLock } from '../reading/toml.ts';
import type { Node } from '../reading/tree.ts';

export const manifest: Manifest = {
  name: 'poetry.lock',
  kind: 'lock',
  paths: [/(?:^|\/)poetry\.lock$/],
  read(file, context) {
    const root = readLock(file, 'package', context);
    if (!root) return {};
    const metadata = root.at('metadata');
    const version = metadata?.at('lock-version')?.text();
    if (version !== undefined && !/^[12]\./.test(version)) {
      context.incomplete(`version ${version} of the format is not known; read as version 2`, metadata!.line);
    }
    const python = metadata?.at('python-versions');
    const allowed = poetryConstraint(python?.text() ?? '');
    return {
      complete: true,
      python: python && allowed ? { allowed, location: python.location } : undefined,
      packages: (root.at('package')?.items() ?? []).flatMap(
        (entry) => packageOf(entry, metadata?.at('files'), context) ?? [],
      ),
    };
  },
};

function packageOf(entry: Node, allFiles: Node | undefined, context: ReadContext): LockedPackage | undefined {
  const name = entry.at('name')?.text();
  if (name === undefined) {
    context.incomplete('a package has no name', entry.line);
    return undefined;
  }
  const source = entry.at('source');
  return {
    name: normalizeName(name),
    version: entry.at('version')?.text(),
    source: source ? sourceOf(source) : FROM_ANY_INDEX,
    groups: groupsOf(entry),
    direct: undefined,
    marker: markerOf(entry, context),
    requires: edgesOf(entry, context),
    files: filesOf(entry.at('files') ?? allFiles?.at(name)),
    location: entry.location,
    member: undefined,
  };
}

/**
 * `category` until 1.4, then nothing, `groups` from 2.0. What only an extra brings is of the main group for Poetry; which
 * extra, the manifest tells.
 */
function groupsOf(entry: Node): Group[] | undefined {
  const category = entry.at('category')?.text();
  if (entry.at('optional')?.value === true) {
    const others = (entry.at('groups')?.texts() ?? []).filter((group) => group !== MAIN);
    return others.length > 0 ? others : undefined;
  }
  return category === undefined ? entry.at('groups')?.texts() : [category === 'dev' ? 'dev' : MAIN];
}

/** One marker, or one for each group; needed in any of them. */
function markerOf(entry: Node, context: ReadContext) {
  const node = entry.at('markers');
  const groups = new Set(entry.at('groups')?.texts());
  if (!node?.isTable) return readMarker(node?.text(), entry.location, context);
  const markers = node
    .entries()
    .map(([group, marker]) => [groups.delete(group), marker.text() ?? ''] as const);
  // A group without a marker of its own needs the package everywhere.
  if (groups.size > 0) return undefined;
  return readMarker(markers.map(([, text]) => `(${text})`).join(' or '), entry.location, context);
}

function sourceOf(source: Node): Source {
  const [type, url = ''] = [source.at('type')?.text(), source.at('url')?.text()];
  if (type === 'git') {
    const [revision, commit] = ['reference', 'resolved_reference'].map((key) => source.at(key)?.text());
    return { kind: 'vcs', url, revision, commit };
  }
  if (type === 'directory' || type === 'file') return { kind: 'path', path: url, editable: false };
  return type === 'url' ? { kind: 'url', url } : { kind: 'index', index: url };
}

/** Needs that are optional belong to the extras that name them. */
function edgesOf(entry: Node, context: ReadContext): LockedEdge[] {
  const extras = extrasOf(entry.at('extras'));
  return (entry.at('dependencies')?.entries() ?? []).flatMap(([key, value]) => {
    const variants = value.isList ? value.items() : [value];
    return variants.flatMap((variant) => {
      const table = variant.isTable ? variant : undefined;
      const edge = {
        name: normalizeName(key),
        version: undefined,
        extras: (table?.at('extras')?.texts() ?? []).map(normalizeName),
        marker: readMarker(table?.at('markers')?.text(), entry.location, context),
        group: undefined,
      };
      const optional = table?.at('optional')?.flag() === true;
      const owners = optional ? extras.get(edge.name) : undefined;
      return (owners ?? [undefined]).map((extra) => ({ ...edge, extra }));
    });
  });
}

/** By the name of a package, the extras that bring it in; entries are `name` or `name (constraint)`. */
function extrasOf(table: Node | undefined): Map<string, string[]> {
  const extras = new Map<string, string[]>();
  for (const [extra, list] of table?.entries() ?? []) {
    for (const text of list.texts()) {
      const name = normalizeName(/^\s*([A-Za-z0-9][\w.-]*)/.exec(text)?.[1] ?? '');
      extras.set(name, [...(extras.get(name) ?? []), normalizeName(extra)]);
    }
  }
  return extras;
}

function filesOf(list: Node | undefined): LockedFile[] | undefined {
  return list?.items().map((file) => ({
    url: file.at('url')?.text(),
    name: file.at('file')?.text(),
    hash: file.at('hash')?.text(),
  }));
}
