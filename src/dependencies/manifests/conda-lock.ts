/** conda-lock.yml of conda-lock: packages of conda and of pip for several platforms in one list. */

import { normalizeName } from '../packaging/names.ts';
import { condaVersions, pythonNameOf } from '../reading/conda.ts';
import { channelOf, edgeTo, needsPython, oncePerVersion } from '../reading/conda-locks.ts';
import { type LockedPackage, MAIN, type Manifest, type ReadContext } from '../reading/declarations.ts';
import type { Node } from '../reading/tree.ts';
import { readYaml } from '../reading/yaml.ts';

export const manifest: Manifest = {
  name: 'conda-lock file',
  kind: 'lock',
  paths: [/(?:^|\/)(?:[\w.-]+[.-])?conda-lock\.ya?ml$/i],
  read(file, context) {
    const root = readYaml(file, context);
    if (!root) return {};
    const version = root.at('version')?.text();
    if (version !== '1')
      context.incomplete(`version ${version} of the format is not known; read as version 1`, 1);
    const entries = root.at('package')?.items() ?? [];
    if (!root.at('package')) context.incomplete('has no list of packages', 1);
    const pythons = entries.flatMap((entry) => {
      if (entry.at('name')?.text() !== 'python') return [];
      const allowed = condaVersions(entry.at('version')?.text() ?? '');
      return allowed ? [{ allowed, location: entry.location }] : [];
    });
    return {
      complete: true,
      python: pythons[0],
      packages: oncePerVersion(entries.flatMap((entry) => packageOf(entry, context) ?? [])),
    };
  },
};

function packageOf(entry: Node, context: ReadContext): LockedPackage | undefined {
  const name = entry.at('name')?.text();
  if (name === undefined) {
    context.incomplete('a package has no name', entry.line);
    return undefined;
  }
  if (name === 'python') return undefined;
  const isPip = entry.at('manager')?.text() === 'pip';
  const url = entry.at('url')?.text();
  const hash = entry.at('hash');
  const sha256 = hash?.at('sha256')?.text();
  const needs = (entry.at('dependencies')?.entries() ?? []).map(([needed]) => needed);
  const group = entry.at('category')?.text() ?? 'main';
  return {
    name: isPip ? normalizeName(name) : pythonNameOf(name),
    version: entry.at('version')?.text(),
    source: isPip
      ? { kind: 'index', index: undefined }
      : { kind: 'conda', channel: channelOf(url), needsPython: needsPython(needs) },
    groups: [group === 'main' ? MAIN : group],
    direct: undefined,
    marker: undefined,
    requires: needs.flatMap((needed) => edgeTo(needed, isPip) ?? []),
    files: [{ url, name: undefined, hash: sha256 && `sha256:${sha256}` }],
    location: entry.at('name')!.location,
    member: undefined,
  };
}
