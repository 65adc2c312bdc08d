/** SPDX 3.0.1 in JSON-LD, profiles Core and Software. */
import { type Bill, type Component, type Making, uuidOf } from './bill.ts';
import { NO_TIME } from './openvex.ts';

const CREATION = '_:creation';

export function spdx3(bill: Bill, { timestamp, version }: Making): object {
  const space = `urn:uuid:${uuidOf(JSON.stringify([bill, timestamp, version]))}#`;
  const id = (ref: string) => `${space}${encodeURIComponent(ref)}`;
  const root = `${space}root`;
  const relationships = [
    relationshipJson(space, root, bill.roots.map(id), bill.complete),
    ...bill.components.map(({ ref, needs }) =>
      relationshipJson(space, id(ref), needs.map(id), bill.complete),
    ),
  ].filter((one) => one !== undefined);
  const packages = [rootJson(bill, root), ...bill.components.map((one) => packageJson(one, id(one.ref)))];
  const ids = [...packages, ...relationships].map(({ spdxId }) => spdxId);
  const sbom = `${space}sbom`;
  const tool = `${space}tool`;
  return {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      {
        type: 'CreationInfo',
        '@id': CREATION,
        specVersion: '3.0.1',
        created: timestamp ?? NO_TIME,
        createdBy: [tool],
      },
      element('SoftwareAgent', tool, { name: `wherefrom ${version}` }),
      element('SpdxDocument', `${space}document`, {
        name: bill.name,
        profileConformance: ['core', 'software'],
        rootElement: [sbom],
        element: [sbom, ...ids],
      }),
      element('software_Sbom', sbom, {
        software_sbomType: ['source'],
        rootElement: [root],
        element: ids,
      }),
      ...packages,
      ...relationships,
    ],
  };
}

interface Element {
  readonly type: string;
  readonly spdxId: string;
}

function element(type: string, spdxId: string, more: object): Element {
  return { type, spdxId, creationInfo: CREATION, ...more } as Element;
}

function rootJson({ name }: Bill, id: string): Element {
  return element('software_Package', id, { name, software_primaryPurpose: 'application' });
}

function packageJson({ ref, name, version }: Component, id: string): Element {
  return element('software_Package', id, {
    name,
    ...(version !== undefined && { software_packageVersion: version }),
    software_packageUrl: ref,
    software_primaryPurpose: 'library',
  });
}

function relationshipJson(
  space: string,
  from: string,
  to: readonly string[],
  complete: boolean,
): Element | undefined {
  if (to.length === 0) return undefined;
  return element('Relationship', `${space}needs-${uuidOf(from)}`, {
    from,
    to,
    relationshipType: 'dependsOn',
    completeness: complete ? 'complete' : 'incomplete',
  });
}
