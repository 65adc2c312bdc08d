/** A CycloneDX inventory in XML, versions 1.0 to 1.7: its Python packages, and who needs whom where it says so. */
import { pushAll } from '../../limits/lists.ts';
import type { LockedPackage, Manifest } from '../reading/declarations.ts';
import { type ListedPackage, lockedByRelations, packageOfPurl, type Relation } from '../reading/purls.ts';
import { isFault, readXml, type XmlElement } from '../reading/xml.ts';

export const manifest: Manifest = {
  name: 'CycloneDX in XML',
  kind: 'lock',
  paths: [/(?:^|\/)(?:(?:[^/]*[._-])?s?bom|[^/]+\.cdx|[^/]*cyclonedx[^/]*)\.xml$/i],
  read({ path, text }, context) {
    // Other tools have files of that name.
    if (/bom\.xml$/i.test(path) && !/cyclonedx/i.test(text)) return {};
    const root = readXml(text);
    if (isFault(root)) context.incomplete(`not XML: ${root.reason}`, root.line);
    else if (root.name !== 'bom') context.incomplete('named like a CycloneDX inventory, and is none');
    else return { packages: packagesOf(root, path) };
    return {};
  },
};

function packagesOf(root: XmlElement, path: string): LockedPackage[] {
  const packages = new Map<string, ListedPackage>();
  const open = below(root, 'components').reverse();
  for (let element = open.pop(); element; element = open.pop()) {
    const purl = textOf(element, 'purl');
    const known = purl === undefined ? undefined : packageOfPurl(purl);
    if (known && purl !== undefined)
      packages.set(element.attributes.get('bom-ref') ?? purl, { ...known, location: placeOf(element, path) });
    pushAll(open, below(element, 'components').reverse());
  }
  const needs: Relation[] = below(root, 'dependencies').flatMap(({ attributes, children }) =>
    children.flatMap((need) => {
      const [from, to] = [attributes.get('ref'), need.attributes.get('ref')];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    }),
  );
  const own = child(child(root, 'metadata'), 'component')?.attributes.get('bom-ref');
  return lockedByRelations(packages, needs, own === undefined ? [] : [own]);
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

function below(element: XmlElement, name: string): XmlElement[] {
  return [...(child(element, name)?.children ?? [])];
}

function textOf(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text;
}

function placeOf({ line }: XmlElement, path: string): LockedPackage['location'] {
  return { path, line, column: 1, endLine: line, endColumn: 1 };
}
