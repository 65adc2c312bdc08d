/** An SPDX inventory in JSON, versions 2.2, 2.3 and 3.0: its Python packages, and who needs whom where it says so. */
import type { LockedPackage, Manifest } from '../reading/declarations.ts';
import { readJson } from '../reading/json.ts';
import { lockedFrom, type PythonPackage, packageOfPurl } from '../reading/purls.ts';
import type { Node } from '../reading/tree.ts';

export const manifest: Manifest = {
  name: 'SPDX',
  kind: 'lock',
  paths: [/(?:^|\/)[^/]+\.spdx3?\.json$/],
  read(file, context) {
    const root = readJson(file, context);
    if (root?.at('spdxVersion')) return { packages: secondOf(root) };
    if (root?.at('@graph')) return { packages: thirdOf(root) };
    if (root) context.incomplete('named like an SPDX inventory, and is none');
    return {};
  },
};

/** By the identifier that relations use. */
type Packages = ReadonlyMap<string, PythonPackage & { readonly node: Node }>;

interface Need {
  readonly from: string;
  readonly to: string;
}

function secondOf(root: Node): LockedPackage[] {
  const packages = new Map<string, PythonPackage & { node: Node }>();
  for (const node of root.at('packages')?.items() ?? []) {
    const id = node.at('SPDXID')?.text();
    const purls = (node.at('externalRefs')?.items() ?? [])
      .filter((reference) => reference.at('referenceType')?.text() === 'purl')
      .flatMap((reference) => reference.at('referenceLocator')?.text() ?? []);
    const known = purls.flatMap((purl) => packageOfPurl(purl) ?? [])[0];
    if (id !== undefined && known) packages.set(id, { ...known, node });
  }
  const described = [...(root.at('documentDescribes')?.texts() ?? [])];
  const needs: Need[] = [];
  for (const relation of root.at('relationships')?.items() ?? []) {
    const [from, to] = [relation.at('spdxElementId')?.text(), relation.at('relatedSpdxElement')?.text()];
    if (from === undefined || to === undefined) continue;
    const type = relation.at('relationshipType')?.text();
    if (type === 'DEPENDS_ON') needs.push({ from, to });
    if (type === 'DEPENDENCY_OF') needs.push({ from: to, to: from });
    if (type === 'DESCRIBES') described.push(to);
  }
  return lockedOf(packages, needs, described);
}

function thirdOf(root: Node): LockedPackage[] {
  const packages = new Map<string, PythonPackage & { node: Node }>();
  const needs: Need[] = [];
  const roots: string[] = [];
  for (const node of root.at('@graph')?.items() ?? []) {
    const [type, id] = [node.at('type')?.text(), node.at('spdxId')?.text()];
    if (type === 'software_Package' && id !== undefined) {
      const known = packageOfPurl(node.at('software_packageUrl')?.text() ?? '');
      if (known) packages.set(id, { ...known, node });
    } else if (type === 'software_Sbom') roots.push(...(node.at('rootElement')?.texts() ?? []));
    else if (type === 'Relationship' && node.at('relationshipType')?.text() === 'dependsOn') {
      const from = node.at('from')?.text();
      if (from !== undefined) for (const to of node.at('to')?.texts() ?? []) needs.push({ from, to });
    }
  }
  return lockedOf(packages, needs, roots);
}

/** `roots` are the elements that the inventory is about. */
function lockedOf(packages: Packages, needs: readonly Need[], roots: readonly string[]): LockedPackage[] {
  const byFrom = Map.groupBy(needs, ({ from }) => from);
  const asked = new Set(roots.flatMap((id) => (byFrom.get(id) ?? []).map(({ to }) => to)));
  return [...packages].map(([id, one]) => {
    const needed = (byFrom.get(id) ?? []).flatMap(({ to }) => packages.get(to) ?? []);
    const direct = asked.size > 0 ? asked.has(id) || undefined : undefined;
    return lockedFrom(one, needed, { groups: undefined, direct, location: one.node.location });
  });
}
