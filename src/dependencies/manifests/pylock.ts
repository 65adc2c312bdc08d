/** pylock.toml: PEP 751. */
import { normalizeName } from '../packaging/names.ts';
import type {
  LockedEdge,
  LockedFile,
  LockedPackage,
  Manifest,
  ReadContext,
  Source,
} from '../reading/declarations.ts';
import { NAMES, type Publisher, publisherOf } from '../reading/publisher.ts';
import { pythonOf } from '../reading/pyproject/project.ts';
import { readMarker } from '../reading/requirement-text.ts';
import { readLock } from '../reading/toml.ts';
import type { Node } from '../reading/tree.ts';

export const manifest: Manifest = {
  name: 'pylock.toml',
  kind: 'lock',
  paths: [/(?:^|\/)pylock\.(?:[^./]+\.)?toml$/],
  read(file, context) {
    const root = readLock(file, 'packages', context);
    if (!root) return {};
    const version = root.at('lock-version')?.text();
    if (version !== '1.0')
      context.incomplete(`version ${version} of the format is not known; read as version 1.0`, 1);
    return {
      complete: true,
      python: pythonOf(root.at('requires-python'), context),
      packages: (root.at('packages')?.items() ?? []).flatMap((entry) => packageOf(entry, context) ?? []),
    };
  },
};

function packageOf(entry: Node, context: ReadContext): LockedPackage | undefined {
  const name = entry.at('name')?.text();
  if (name === undefined) {
    context.incomplete('a package has no name', entry.line);
    return undefined;
  }
  const source = sourceOf(entry);
  return {
    name: normalizeName(name),
    version: entry.at('version')?.text(),
    source,
    groups: undefined,
    direct: undefined,
    marker: readMarker(entry.at('marker')?.text(), entry.location, context),
    requires: (entry.at('dependencies')?.items() ?? []).flatMap((item) => edgeOf(item, context) ?? []),
    files: filesOf(entry),
    ...publishersOf(entry),
    location: entry.location,
    member: undefined,
  };
}

function sourceOf(entry: Node): Source {
  const [vcs, directory, archive] = ['vcs', 'directory', 'archive'].map((key) => entry.at(key));
  if (vcs) {
    const url = (vcs.at('url') ?? vcs.at('path'))?.text() ?? '';
    const [revision, commit] = ['requested-revision', 'commit-id'].map((key) => vcs.at(key)?.text());
    return { kind: 'vcs', url, revision, commit };
  }
  if (directory) {
    return {
      kind: 'path',
      path: directory.at('path')?.text() ?? '',
      editable: directory.at('editable')?.flag() ?? false,
    };
  }
  const url = archive?.at('url')?.text();
  if (url !== undefined) return { kind: 'url', url };
  if (archive) return { kind: 'path', path: archive.at('path')?.text() ?? '', editable: false };
  return { kind: 'index', index: entry.at('index')?.text() };
}

function edgeOf(item: Node, context: ReadContext): LockedEdge | undefined {
  const name = item.at('name')?.text();
  if (name === undefined) {
    if (item.isTable) context.incomplete('a dependency has no name', item.line);
    return undefined;
  }
  const version = item.at('version')?.text();
  return {
    name: normalizeName(name),
    version,
    extras: [],
    marker: undefined,
    extra: undefined,
    group: undefined,
  };
}

/** `attestation-identities`, under the names that the index gave. */
function publishersOf(entry: Node): { publishers?: readonly Publisher[] } {
  const publishers = (entry.at('attestation-identities')?.items() ?? []).flatMap((one) => {
    const kind = one.at('kind')?.text();
    const said = NAMES.map((name) => [name, one.at(name)?.text()]);
    return kind === undefined ? [] : publisherOf({ ...Object.fromEntries(said), kind });
  });
  return publishers.length > 0 ? { publishers } : {};
}

/** Each file has a table of hashes; one of them stands for it. */
function filesOf(entry: Node): LockedFile[] {
  const single = ['sdist', 'archive'].flatMap((key) => entry.at(key) ?? []);
  return [...single, ...(entry.at('wheels')?.items() ?? [])].map((file) => {
    const [algorithm, digest] = file.at('hashes')?.entries()[0] ?? [];
    const value = digest?.text();
    return {
      url: file.at('url')?.text(),
      name: (file.at('name') ?? file.at('path'))?.text(),
      hash: value === undefined ? undefined : `${algorithm}:${value}`,
    };
  });
}
