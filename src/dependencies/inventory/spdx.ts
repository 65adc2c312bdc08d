/** SPDX 2.3 in JSON (ISO/IEC 5962). */
import { type Bill, type Component, type Making, uuidOf } from './bill.ts';
import { NO_TIME } from './openvex.ts';

const ROOT = 'SPDXRef-root';

export function spdx(bill: Bill, { timestamp, version }: Making): object {
  const ids = new Map(bill.components.map(({ ref }) => [ref, idOf(ref)]));
  const id = (ref: string) => ids.get(ref) ?? idOf(ref);
  const relationship = (from: string, relationshipType: string, to: string) => ({
    spdxElementId: from,
    relationshipType,
    relatedSpdxElement: to,
  });
  const body = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: bill.name,
    creationInfo: {
      created: timestamp ?? NO_TIME,
      creators: [`Tool: wherefrom-${version}`],
      ...(!bill.complete && {
        comment:
          'Not everything that gets installed is known: there is no lock, or it could not be read in full.',
      }),
    },
    packages: [rootJson(bill), ...bill.components.map((one) => packageJson(one, id(one.ref)))],
    relationships: [
      relationship('SPDXRef-DOCUMENT', 'DESCRIBES', ROOT),
      ...bill.roots.map((ref) => relationship(ROOT, 'DEPENDS_ON', id(ref))),
      ...bill.components.flatMap(({ ref, needs }) =>
        needs.map((need) => relationship(id(ref), 'DEPENDS_ON', id(need))),
      ),
    ],
  };
  return { ...body, documentNamespace: `urn:uuid:${uuidOf(JSON.stringify(body))}` };
}

const UNSAID = { downloadLocation: 'NOASSERTION', filesAnalyzed: false };

function rootJson({ name }: Bill): object {
  return { SPDXID: ROOT, name, ...UNSAID, primaryPackagePurpose: 'APPLICATION' };
}

function packageJson({ ref, name, version }: Component, id: string): object {
  return {
    SPDXID: id,
    name,
    ...(version !== undefined && { versionInfo: version }),
    ...UNSAID,
    primaryPackagePurpose: 'LIBRARY',
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: ref }],
  };
}

/** Letters, digits, dots and hyphens only; different for different references. */
function idOf(ref: string): string {
  const plain = ref.replace(/^pkg:pypi\//, '').replace(/\?.*$/s, '');
  const isPlain = ref === `pkg:pypi/${plain}` && /^[A-Za-z0-9.@-]+$/.test(plain);
  return `SPDXRef-${plain.replace(/[^A-Za-z0-9.-]+/g, '-')}${isPlain ? '' : `-${uuidOf(ref).slice(0, 8)}`}`;
}
