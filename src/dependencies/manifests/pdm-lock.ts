/** pdm.lock: every package with its needs and groups; a package with extras has an entry of its own for them. */
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
import { pythonOf } from '../reading/pyproject/project.ts';
import { edge, readMarker } from '../reading/requirement-text.ts';
import { tableSource } from '../reading/table-requirement.ts';
import { readLock } from '../reading/toml.ts';
import type { Node } from '../reading/tree.ts';

export const manifest: Manifest = {
  name: 'pdm.lock',
  kind: 'lock',
  paths: [/(?:^|\/)pdm(?:\.[\w.-]+)?\.lock$/],
  read(file, context) {
    const root = readLock(file, 'package', context);
    if (!root) return {};
    const version = root.at('metadata')?.at('lock_version')?.text();
    if (version !== undefined && !version.startsWith('4.')) {
      context.incomplete(`version ${version} of the format is not known; read as version 4`, 1);
    }
    const allFiles = root.at('metadata')?.at('files');
    const entries = root.at('package')?.items() ?? [];
    const packages = entries.flatMap((entry) => packageOf(entry, allFiles, context) ?? []);
    const targets = root.at('metadata')?.at('targets')?.items() ?? [];
    const pythons = targets.flatMap((target) => pythonOf(target.at('requires_python'), context) ?? []);
    const python = pythons[0] && { ...pythons[0], allowed: pythons.flatMap(({ allowed }) => allowed) };
    return { complete: true, python, packages: joined(packages) };
  },
};

function packageOf(entry: Node, allFiles: Node | undefined, context: ReadContext): LockedPackage | undefined {
  const name = entry.at('name')?.text();
  if (name === undefined) {
    context.incomplete('a package has no name', entry.line);
    return undefined;
  }
  const version = entry.at('version')?.text();
  return {
    name: normalizeName(name),
    version,
    source: sourceOf(entry),
    groups: entry.at('groups')?.texts().map(groupOf),
    direct: undefined,
    marker: readMarker(entry.at('marker')?.text(), entry.location, context),
    requires: edgesOf(entry, context),
    files: filesOf(entry.at('files') ?? allFiles?.at(`${name} ${version}`)),
    location: entry.location,
    member: undefined,
  };
}

const groupOf = (group: string): Group => (group === 'default' ? MAIN : normalizeName(group));

function sourceOf(entry: Node): Source {
  const source = tableSource(entry);
  return source.kind === 'vcs' ? { ...source, commit: entry.at('revision')?.text() } : source;
}

/** What an entry with extras needs is needed with each of them only; it also needs the package itself. */
function edgesOf(entry: Node, context: ReadContext): LockedEdge[] {
  const extras = entry.at('extras')?.texts().map(normalizeName) ?? [];
  const own = entry.at('name')?.text() ?? '';
  const edges = (entry.at('dependencies')?.items() ?? []).flatMap((item) => {
    const text = item.text();
    return (text === undefined ? undefined : edge(text, entry.location, context)) ?? [];
  });
  if (extras.length === 0) return edges;
  const others = edges.filter(({ name }) => name !== normalizeName(own));
  return extras.flatMap((extra) => others.map((other) => ({ ...other, extra })));
}

function filesOf(list: Node | undefined): LockedFile[] | undefined {
  return list?.items().map((file) => ({
    url: file.at('url')?.text(),
    name: file.at('file')?.text(),
    hash: file.at('hash')?.text(),
  }));
}

/** One package for the entries of one name and version. */
function joined(entries: readonly LockedPackage[]): LockedPackage[] {
  const packages = new Map<string, LockedPackage>();
  for (const entry of entries) {
    const key = `${entry.name} ${entry.version}`;
    const known = packages.get(key);
    packages.set(key, known ? { ...known, requires: [...known.requires, ...entry.requires] } : entry);
  }
  return [...packages.values()];
}
