/** uv.lock: every package with its needs, of the whole workspace. */
import { normalizeName } from '../packaging/names.ts';
import {
  FROM_ANY_INDEX,
  type LockedEdge,
  type LockedFile,
  type LockedPackage,
  type Manifest,
  type ReadContext,
  type Source,
} from '../reading/declarations.ts';
import { pythonOf } from '../reading/pyproject/project.ts';
import { readMarker } from '../reading/requirement-text.ts';
import { readLock } from '../reading/toml.ts';
import type { Node } from '../reading/tree.ts';

export const manifest: Manifest = {
  name: 'uv.lock',
  kind: 'lock',
  paths: [/(?:^|\/)(?:uv|[^/]+\.py)\.lock$/],
  read(file, context) {
    const root = readLock(file, 'package', context);
    if (!root) return {};
    const version = root.at('version')?.value;
    if (version !== 1n)
      context.incomplete(`version ${version} of the format is not known; read as version 1`, 1);
    const members = new Set(root.at('manifest')?.at('members')?.texts().map(normalizeName));
    return {
      complete: true,
      python: pythonOf(root.at('requires-python'), context),
      packages: (root.at('package')?.items() ?? []).flatMap(
        (entry) => packageOf(entry, members, context) ?? [],
      ),
    };
  },
};

function packageOf(
  entry: Node,
  members: ReadonlySet<string>,
  context: ReadContext,
): LockedPackage | undefined {
  const name = entry.at('name')?.text();
  if (name === undefined) {
    context.incomplete('a package has no name', entry.line);
    return undefined;
  }
  const table = entry.at('source');
  const source = table ? sourceOf(table) : FROM_ANY_INDEX;
  return {
    name: normalizeName(name),
    version: entry.at('version')?.text(),
    source,
    groups: undefined,
    direct: undefined,
    marker: undefined,
    requires: edgesOf(entry, context),
    files: filesOf(entry),
    location: entry.location,
    member: source.kind === 'path' && (source.path === '.' || members.has(name)) ? source.path : undefined,
  };
}

function sourceOf(table: Node): Source {
  const text = (key: string) => table.at(key)?.text();
  const git = text('git');
  if (git !== undefined) return gitSource(git);
  const url = text('url');
  if (url !== undefined) return { kind: 'url', url };
  const local = ['editable', 'virtual', 'directory', 'path'].find((key) => table.at(key));
  if (local) return { kind: 'path', path: text(local) ?? '', editable: local === 'editable' };
  return { kind: 'index', index: text('registry') };
}

/** `url?rev=what-was-asked-for#commit` */
function gitSource(text: string): Source {
  const [place = '', commit] = text.split('#', 2);
  const [url = '', query = ''] = place.split('?', 2);
  const revision = /(?:^|&)(?:rev|tag|branch)=([^&]*)/.exec(query)?.[1];
  return { kind: 'vcs', url, revision, commit };
}

function edgesOf(entry: Node, context: ReadContext): LockedEdge[] {
  const lists = (key: string) => entry.at(key)?.entries() ?? [];
  const edges = (list: Node | undefined, extra?: string, group?: string) =>
    (list?.items() ?? []).flatMap((item) => edgeOf(item, extra, group, context) ?? []);
  return [
    ...edges(entry.at('dependencies')),
    ...lists('optional-dependencies').flatMap(([extra, list]) => edges(list, normalizeName(extra))),
    ...lists('dev-dependencies').flatMap(([group, list]) => edges(list, undefined, normalizeName(group))),
  ];
}

function edgeOf(
  item: Node,
  extra: string | undefined,
  group: string | undefined,
  context: ReadContext,
): LockedEdge | undefined {
  const name = item.at('name')?.text();
  if (name === undefined) {
    if (item.isTable) context.incomplete('a dependency has no name', item.line);
    return undefined;
  }
  return {
    name: normalizeName(name),
    version: item.at('version')?.text(),
    extras: (item.at('extra')?.texts() ?? []).map(normalizeName),
    marker: readMarker(item.at('marker')?.text(), item.location, context),
    extra,
    group,
  };
}

function filesOf(entry: Node): LockedFile[] {
  const sdist = entry.at('sdist');
  return [...(sdist ? [sdist] : []), ...(entry.at('wheels')?.items() ?? [])].map((file) => ({
    url: file.at('url')?.text(),
    name: (file.at('filename') ?? file.at('path'))?.text(),
    hash: file.at('hash')?.text(),
  }));
}
