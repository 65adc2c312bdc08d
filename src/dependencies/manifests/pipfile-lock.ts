/** Pipfile.lock: versions and hashes, without who needs what. */
import { normalizeName } from '../packaging/names.ts';
import { parseSpecifierSet, pinnedVersion } from '../packaging/specifiers.ts';
import type { Group, LockedPackage, Manifest, ReadContext } from '../reading/declarations.ts';
import { readJson } from '../reading/json.ts';
import { readMarker } from '../reading/requirement-text.ts';
import { tableSource } from '../reading/table-requirement.ts';
import type { Node } from '../reading/tree.ts';
import { groupOf } from './pipfile.ts';

export const manifest: Manifest = {
  name: 'Pipfile.lock',
  kind: 'lock',
  paths: [/(?:^|\/)Pipfile\.lock$/],
  read(file, context) {
    const categories = readJson(file, context)?.entries() ?? [];
    const packages = categories
      .filter(([name]) => name !== '_meta')
      .flatMap(([name, table]) =>
        table.entries().map(([key, entry]) => packageOf(key, entry, groupOf(name), context)),
      );
    return { packages, complete: true };
  },
};

function packageOf(name: string, entry: Node, group: Group, context: ReadContext): LockedPackage {
  const set = parseSpecifierSet(entry.at('version')?.text() ?? '');
  const source = tableSource(entry);
  // A repository's commit stands where a branch would in a Pipfile.
  const settled = source.kind === 'vcs' ? { ...source, commit: source.revision } : source;
  return {
    name: normalizeName(name),
    version: set && pinnedVersion(set),
    source: settled,
    groups: [group],
    direct: undefined,
    marker: readMarker(entry.at('markers')?.text(), entry.location, context),
    requires: [],
    files: (entry.at('hashes')?.texts() ?? []).map((hash) => ({ hash, url: undefined, name: undefined })),
    location: entry.location,
    member: undefined,
  };
}
