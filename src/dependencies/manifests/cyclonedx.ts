/** A CycloneDX inventory in JSON, versions 1.2 to 1.7: its Python packages, and who needs whom where it says so. */

import { pushAll } from '../../limits/lists.ts';
import type { LockedPackage, Manifest } from '../reading/declarations.ts';
import { readJson } from '../reading/json.ts';
import { lockedFrom, type PythonPackage, packageOfPurl } from '../reading/purls.ts';
import type { Node } from '../reading/tree.ts';

/** Others may mean anything by a name that only has it in it. */
const CERTAIN = /(?:^|\/)(?:s?bom\.json|[^/]+\.cdx\.json)$/;

export const manifest: Manifest = {
  name: 'CycloneDX',
  kind: 'lock',
  paths: [/(?:^|\/)(?:(?:[^/]*[._-])?(?:s?bom|cdx)(?:[._-][^/]*)?|[^/]*cyclonedx[^/]*)\.json$/i],
  read(file, context) {
    const root = readJson(file, context);
    if (root?.at('bomFormat')?.value === 'CycloneDX')
      return { packages: packagesOf(root), project: root.at('metadata', 'component', 'name')?.text() };
    const isSpdx = root?.at('spdxVersion') ?? root?.at('@graph');
    if (root && !isSpdx && CERTAIN.test(file.path))
      context.incomplete('named like a CycloneDX inventory, and is none');
    return {};
  },
};

interface Component extends PythonPackage {
  readonly ref: string;
  readonly node: Node;
}

function packagesOf(root: Node): LockedPackage[] {
  const components = componentsOf(root);
  const byRef = new Map(components.map((one) => [one.ref, one]));
  const needs = new Map<string, readonly string[]>();
  for (const entry of root.at('dependencies')?.items() ?? []) {
    const ref = entry.at('ref')?.text();
    if (ref !== undefined) needs.set(ref, entry.at('dependsOn')?.texts() ?? []);
  }
  const own = root.at('metadata', 'component', 'bom-ref')?.text();
  const asked = own === undefined ? undefined : needs.get(own);
  return components.map((one) => {
    const needed = (needs.get(one.ref) ?? []).flatMap((ref) => byRef.get(ref) ?? []);
    const direct = asked && (asked.includes(one.ref) || undefined);
    return lockedFrom(one, needed, { groups: groupsOf(one.node), direct, location: one.node.location });
  });
}

/** Components may stand within components; a stack, since nobody says how deep. */
function componentsOf(root: Node): Component[] {
  const found: Component[] = [];
  const open = [...(root.at('components')?.items() ?? [])].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    const purl = node.at('purl')?.text();
    const known = purl === undefined ? undefined : packageOfPurl(purl);
    if (known && purl !== undefined) found.push({ ...known, ref: node.at('bom-ref')?.text() ?? purl, node });
    pushAll(open, (node.at('components')?.items() ?? []).reverse());
  }
  return found;
}

/** What `wherefrom sbom` writes; undefined where another tool wrote the inventory. */
function groupsOf(node: Node): string[] | undefined {
  const groups = (node.at('properties')?.items() ?? []).flatMap((property) =>
    property.at('name')?.text() === 'wherefrom:group' ? (property.at('value')?.text() ?? []) : [],
  );
  return groups.length > 0 ? groups : undefined;
}
