/** pylock.toml: PEP 751. */

import type { Marker } from '../packaging/markers.ts';
import { normalizeName } from '../packaging/names.ts';
import {
  type Group,
  type LockedEdge,
  type LockedFile,
  type LockedPackage,
  MAIN,
  type Manifest,
  type ReadContext,
  type Source,
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
    const defaults = new Set(root.at('default-groups')?.texts());
    return {
      complete: true,
      python: pythonOf(root.at('requires-python'), context),
      packages: (root.at('packages')?.items() ?? []).flatMap(
        (entry) => packageOf(entry, defaults, context) ?? [],
      ),
    };
  },
};

function packageOf(
  entry: Node,
  defaults: ReadonlySet<string>,
  context: ReadContext,
): LockedPackage | undefined {
  const name = entry.at('name')?.text();
  if (name === undefined) {
    context.incomplete('a package has no name', entry.line);
    return undefined;
  }
  const source = sourceOf(entry);
  const marker = readMarker(entry.at('marker')?.text(), entry.location, context);
  return {
    name: normalizeName(name),
    version: entry.at('version')?.text(),
    source,
    groups: marker && groupsOf(marker, defaults),
    direct: undefined,
    marker,
    requires: (entry.at('dependencies')?.items() ?? []).flatMap((item) => edgeOf(item, context) ?? []),
    files: filesOf(entry),
    ...publishersOf(entry),
    location: entry.location,
    member: undefined,
  };
}

/** The sets without which its marker keeps a package out; undefined where it names none. */
function groupsOf(marker: Marker, defaults: ReadonlySet<string>): readonly Group[] | undefined {
  const groups = new Set(setsIn(marker, defaults));
  return groups.size > 0 ? [...groups] : undefined;
}

/** `'web' in extras`, `'dev' in dependency_groups`; of alternatives one that names no set is for everybody. */
function setsIn(marker: Marker, defaults: ReadonlySet<string>): Group[] {
  if (marker.kind === 'comparison') {
    const { left, operator, right } = marker;
    if (operator !== 'in' || left.kind !== 'literal' || right.kind !== 'variable') return [];
    if (right.text === 'extras') return [`extra ${left.text}`];
    if (right.text !== 'dependency_groups') return [];
    return [defaults.has(left.text) ? MAIN : left.text];
  }
  const sets = marker.of.map((one) => setsIn(one, defaults));
  const isForAll = marker.kind === 'any' && sets.some((one) => one.length === 0);
  return isForAll && sets.some((one) => one.length > 0) ? [MAIN, ...sets.flat()] : sets.flat();
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
