/** An SPDX inventory in JSON, versions 2.2, 2.3 and 3.0: its Python packages, and who needs whom where it says so. */

import { pushAll } from '../../limits/lists.ts';
import type { LockedPackage, Manifest } from '../reading/declarations.ts';
import { readJson } from '../reading/json.ts';
import { type ListedPackage, lockedByRelations, packageOfPurl, type Relation } from '../reading/purls.ts';
import type { Node } from '../reading/tree.ts';

export const manifest: Manifest = {
  name: 'SPDX',
  kind: 'lock',
  paths: [/(?:^|\/)[^/]+\.spdx3?\.json$/, /(?:^|\/)(?:[^/]*[._-])?(?:spdx3?|s?bom)(?:[._-][^/]*)?\.json$/i],
  read(file, context) {
    const root = readJson(file, context);
    if (root?.at('spdxVersion')) return { packages: secondOf(root) };
    if (root?.at('@graph')) return { packages: thirdOf(root) };
    if (root && /\.spdx3?\.json$/.test(file.path))
      context.incomplete('named like an SPDX inventory, and is none');
    return {};
  },
};

function secondOf(root: Node): LockedPackage[] {
  const packages = new Map<string, ListedPackage>();
  for (const node of root.at('packages')?.items() ?? []) {
    const id = node.at('SPDXID')?.text();
    const purls = (node.at('externalRefs')?.items() ?? [])
      .filter((reference) => reference.at('referenceType')?.text() === 'purl')
      .flatMap((reference) => reference.at('referenceLocator')?.text() ?? []);
    const known = purls.flatMap((purl) => packageOfPurl(purl) ?? [])[0];
    if (id !== undefined && known) packages.set(id, { ...known, location: node.location });
  }
  const described = [...(root.at('documentDescribes')?.texts() ?? [])];
  const needs: Relation[] = [];
  for (const relation of root.at('relationships')?.items() ?? []) {
    const [from, to] = [relation.at('spdxElementId')?.text(), relation.at('relatedSpdxElement')?.text()];
    if (from === undefined || to === undefined) continue;
    const type = relation.at('relationshipType')?.text();
    if (type === 'DEPENDS_ON') needs.push({ from, to });
    if (type === 'DEPENDENCY_OF') needs.push({ from: to, to: from });
    if (type === 'DESCRIBES') described.push(to);
  }
  return lockedByRelations(packages, needs, described);
}

function thirdOf(root: Node): LockedPackage[] {
  const packages = new Map<string, ListedPackage>();
  const needs: Relation[] = [];
  const roots: string[] = [];
  for (const node of root.at('@graph')?.items() ?? []) {
    const [type, id] = [node.at('type')?.text(), node.at('spdxId')?.text()];
    if (type === 'software_Package' && id !== undefined) {
      const known = purlsOf(node).flatMap((purl) => packageOfPurl(purl) ?? [])[0];
      if (known) packages.set(id, { ...known, location: node.location });
    } else if (type === 'software_Sbom' || type === 'SpdxDocument')
      pushAll(roots, node.at('rootElement')?.texts() ?? []);
    else if (RELATIONS.has(type ?? '') && node.at('relationshipType')?.text() === 'dependsOn') {
      const from = node.at('from')?.text();
      if (from !== undefined) for (const to of node.at('to')?.texts() ?? []) needs.push({ from, to });
    }
  }
  return lockedByRelations(packages, needs, roots);
}

const RELATIONS: ReadonlySet<string> = new Set(['Relationship', 'LifecycleScopedRelationship']);

/** Of version 3: by its own property, or among the identifiers that others gave. */
function purlsOf(node: Node): string[] {
  const others = (node.at('externalIdentifier')?.items() ?? [])
    .filter((one) => one.at('externalIdentifierType')?.text() === 'packageUrl')
    .flatMap((one) => one.at('identifier')?.text() ?? []);
  return [node.at('software_packageUrl')?.text() ?? '', ...others];
}
