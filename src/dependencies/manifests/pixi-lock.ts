/** pixi.lock (versions 4 to 7): the packages of all environments and platforms in one list. */
import { normalizeName } from '../packaging/names.ts';
import { nameInSpec, pythonNameOf } from '../reading/conda.ts';
import { channelOf, edgeTo, needsPython, oncePerVersion } from '../reading/conda-locks.ts';
import type { LockedPackage, Manifest, ReadContext } from '../reading/declarations.ts';
import { edge } from '../reading/requirement-text.ts';
import type { Node } from '../reading/tree.ts';
import { sourceOf } from '../reading/urls.ts';
import { readYaml } from '../reading/yaml.ts';

export const manifest: Manifest = {
  name: 'pixi.lock',
  kind: 'lock',
  paths: [/(?:^|\/)pixi\.lock$/],
  read(file, context) {
    const root = readYaml(file, context);
    if (!root) return {};
    const version = root.at('version')?.text();
    if (!/^[4567]$/.test(version ?? ''))
      context.incomplete(`version ${version} of the format is not known; read as version 7`, 1);
    if (!root.at('packages')) context.incomplete('has no list of packages', 1);
    const entries = root.at('packages')?.items() ?? [];
    const names = pythonNames(entries);
    const packages = entries.flatMap((entry) => packageOf(entry, names, context) ?? []);
    return { complete: true, packages: oncePerVersion(packages) };
  },
};

/** What a package of conda is called on Python's index. */
type NameOf = (conda: string) => string;

/** As the lock itself says (`purls`); the first of several, unless one has the package's own name. */
function pythonNames(entries: readonly Node[]): NameOf {
  const said = new Map<string, string>();
  for (const entry of entries) {
    const conda = entry.at('name')?.text() ?? fileOf(entry.at('conda')?.text() ?? '')?.name;
    const purls = entry.at('purls')?.texts() ?? [];
    const names = purls.flatMap((purl) => /^pkg:pypi\/([^@?]+)/.exec(purl)?.[1] ?? []).map(normalizeName);
    if (conda === undefined || names.length === 0) continue;
    said.set(conda, names.includes(normalizeName(conda)) ? normalizeName(conda) : (names[0] as string));
  }
  return (conda) => said.get(conda) ?? pythonNameOf(conda);
}

/** `NAME-VERSION-BUILD.conda` */
function fileOf(url: string): { readonly name: string; readonly version: string } | undefined {
  const [, name, version] = /(?<![^/])([^/]+)-([^/-]+)-[^/-]+\.(?:conda|tar\.bz2)$/.exec(url) ?? [];
  return name !== undefined && version !== undefined ? { name, version } : undefined;
}

function packageOf(entry: Node, nameOf: NameOf, context: ReadContext): LockedPackage | undefined {
  const built = entry.at('conda_source')?.text();
  if (built !== undefined) return builtPackage(entry, nameOf, built);
  // Until version 5 the kind stood apart; since then the kind is the key of the place.
  const kind = entry.at('kind')?.text() ?? (entry.at('pypi') ? 'pypi' : 'conda');
  const place = (entry.at('pypi') ?? entry.at('conda') ?? entry.at('url') ?? entry.at('path'))?.text();
  if (place === undefined) {
    context.incomplete('a package has no place', entry.line);
    return undefined;
  }
  return kind === 'pypi' ? pythonPackage(entry, place, context) : condaPackage(entry, place, nameOf, context);
}

/** `name[hash] @ place`: built by pixi itself, from a folder or a repository. */
function builtPackage(entry: Node, nameOf: NameOf, text: string): LockedPackage | undefined {
  const match = /^([^[\s]+)(?:\[[^\]]*\])?\s+@\s+([^#\s]+)(?:#(\w+))?/.exec(text);
  if (!match) return undefined;
  const [, name = '', place = '', commit] = match;
  const source = sourceOf(place);
  return {
    name: nameOf(name),
    version: undefined,
    source: source.kind === 'vcs' ? { ...source, commit } : source,
    ...{ groups: undefined, direct: undefined, marker: undefined, member: undefined },
    requires: (entry.at('depends')?.texts() ?? []).flatMap(
      (need) => edgeTo(nameInSpec(need) ?? '__', false, nameOf) ?? [],
    ),
    files: undefined,
    location: entry.location,
  };
}

/** The name and version stand in the file's name, where they do not stand on their own. */
function condaPackage(
  entry: Node,
  url: string,
  nameOf: NameOf,
  context: ReadContext,
): LockedPackage | undefined {
  const file = fileOf(url);
  const name = entry.at('name')?.text() ?? file?.name;
  if (name === undefined) {
    // A package that is built from a folder of the workspace has no file.
    if (/\.(?:conda|tar\.bz2)$/.test(url)) context.incomplete(`cannot read "${url}"`, entry.line);
    return undefined;
  }
  if (name === 'python') return undefined;
  const sha256 = entry.at('sha256')?.text();
  return {
    name: nameOf(name),
    version: entry.at('version')?.text() ?? file?.version,
    source: { kind: 'conda', channel: channelOf(url), needsPython: isPythons(entry) },
    ...{ groups: undefined, direct: undefined, marker: undefined, member: undefined },
    requires: (entry.at('depends')?.texts() ?? []).flatMap(
      (text) => edgeTo(nameInSpec(text) ?? '__', false, nameOf) ?? [],
    ),
    files: [{ url, name: undefined, hash: sha256 && `sha256:${sha256}` }],
    location: entry.location,
  };
}

/** The lock may name the packages of Python's index that it is, none of them included. */
function isPythons(entry: Node): boolean {
  const purls = entry.at('purls')?.items();
  if (purls && purls.length > 0) return true;
  return needsPython((entry.at('depends')?.texts() ?? []).map(nameInSpec));
}

function pythonPackage(entry: Node, place: string, context: ReadContext): LockedPackage | undefined {
  const name = entry.at('name')?.text();
  if (name === undefined) {
    context.incomplete('a package has no name', entry.line);
    return undefined;
  }
  const sha256 = entry.at('sha256')?.text();
  const source = sourceOf(place);
  const isRelease = source.kind === 'url' && /\.(?:whl|tar\.gz|zip)$/.test(place);
  return {
    name: normalizeName(name),
    version: entry.at('version')?.text(),
    source: isRelease ? { kind: 'index', index: undefined } : source,
    ...{ groups: undefined, direct: undefined, marker: undefined, member: undefined },
    requires: (entry.at('requires_dist')?.texts() ?? []).flatMap(
      (text) => edge(text, entry.location, context) ?? [],
    ),
    files: [{ url: place, name: undefined, hash: sha256 && `sha256:${sha256}` }],
    location: entry.location,
  };
}
