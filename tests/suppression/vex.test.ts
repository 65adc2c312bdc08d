import { describe, expect, test } from 'vitest';
import { fingerprinted } from '../../src/finding/fingerprint.ts';
import { wholeFile } from '../../src/finding/location.ts';
import { silenceByVex } from '../../src/suppression/vex.ts';
import { readVex } from '../../src/suppression/vex-file.ts';

const finding = (purl: string, ...ids: string[]) => ({
  ...{ rule: 'dependency/vulnerable', message: 'm', severity: 'high', confidence: 'high', cwe: [], flow: [] },
  ...{ remedy: '', location: wholeFile('lock'), anchor: purl + ids, flaw: { purl, ids } },
});
const findings = fingerprinted([
  finding('pkg:pypi/pyyaml@5.3', 'PYSEC-2020-96', 'CVE-2020-1747'),
  finding('pkg:pypi/urllib3@1.26.2', 'PYSEC-2023-192', 'CVE-2023-43804'),
  finding('pkg:pypi/evil@1', 'MAL-2024-1'),
] as never);

/** What the statements make of the findings: the reason, or that it counts. */
function cleared(vex: object): (string | undefined)[] {
  const clearances = readVex(JSON.stringify(vex), 'vex.json');
  return silenceByVex(findings, clearances).map(({ suppressed }) => suppressed?.reason);
}

function openvex(...statements: object[]): object {
  return { '@context': 'https://openvex.dev/ns/v0.2.0', statements };
}

const NOT_AFFECTED = { status: 'not_affected', justification: 'vulnerable_code_not_present' };

describe('OpenVEX', () => {
  test.each([
    [
      'by an alias and a purl',
      { vulnerability: { name: 'CVE-2020-1747' }, products: [{ '@id': 'pkg:pypi/PyYAML@5.3' }] },
    ],
    [
      'for every release',
      { vulnerability: { name: 'PYSEC-2020-96' }, products: [{ '@id': 'pkg:pypi/pyyaml' }] },
    ],
    [
      'by the part of an application',
      {
        vulnerability: 'CVE-2020-1747',
        products: [
          {
            '@id': 'urn:shop',
            subcomponents: [{ '@id': 'x', identifiers: { purl: 'pkg:pypi/pyyaml@5.3' } }],
          },
        ],
      },
    ],
    [
      'where the product is only its id',
      { vulnerability: 'CVE-2020-1747', products: ['pkg:pypi/pyyaml@5.3'] },
    ],
  ])('clears %s', (_, statement) =>
    expect(cleared(openvex({ ...statement, ...NOT_AFFECTED }))).toEqual([
      'VEX: not affected; vulnerable code not present',
      undefined,
      undefined,
    ]),
  );

  test.each([
    [
      'another release',
      { vulnerability: 'CVE-2020-1747', products: ['pkg:pypi/pyyaml@5.2'], ...NOT_AFFECTED },
    ],
    ['another package', { vulnerability: 'CVE-2020-1747', products: ['pkg:pypi/yaml@5.3'], ...NOT_AFFECTED }],
    [
      'another kind of package',
      { vulnerability: 'CVE-2020-1747', products: ['pkg:npm/pyyaml@5.3'], ...NOT_AFFECTED },
    ],
    ['another flaw', { vulnerability: 'CVE-2020-1', products: ['pkg:pypi/pyyaml@5.3'], ...NOT_AFFECTED }],
    ['nothing', { vulnerability: 'CVE-2020-1747', ...NOT_AFFECTED }],
    [
      'what is affected',
      { vulnerability: 'CVE-2020-1747', products: ['pkg:pypi/pyyaml@5.3'], status: 'affected' },
    ],
    ['what is malicious', { vulnerability: 'MAL-2024-1', products: ['pkg:pypi/evil@1'], ...NOT_AFFECTED }],
  ])('does not clear %s', (_, statement) =>
    expect(cleared(openvex(statement))).toEqual([undefined, undefined, undefined]),
  );
});

test('CycloneDX clears what its analysis does, by reference or package URL', () => {
  const vulnerability = (ref: string, id: string, state: string, other?: string) => ({
    id,
    ...(other && { references: [{ id: other }] }),
    analysis: { state, detail: 'looked at' },
    affects: [{ ref }],
  });
  const vex = {
    bomFormat: 'CycloneDX',
    components: [{ 'bom-ref': 'c1', purl: 'pkg:pypi/pyyaml@5.3' }],
    vulnerabilities: [
      vulnerability('c1', 'GHSA-6757-jp84-gxfx', 'false_positive', 'CVE-2020-1747'),
      vulnerability('pkg:pypi/urllib3@1.26.2', 'CVE-2023-43804', 'exploitable'),
    ],
  };
  expect(cleared(vex)).toEqual(['VEX: false positive; looked at', undefined, undefined]);
});

test('what is suppressed already keeps its reason', () => {
  const [first] = findings;
  const suppressed = { kind: 'inline', reason: 'ours' } as const;
  const vex = readVex(
    JSON.stringify(
      openvex({ vulnerability: 'CVE-2020-1747', products: ['pkg:pypi/pyyaml@5.3'], ...NOT_AFFECTED }),
    ),
    'v',
  );
  expect(silenceByVex([{ ...first!, suppressed }], vex)[0]?.suppressed).toBe(suppressed);
});

test.each([
  '',
  '[]',
  '{}',
  '{"bomFormat": "CycloneDX"}',
  '{"@context": "https://other.example/", "statements": []}',
])('%j is no VEX', (text) => expect(() => readVex(text, 'vex.json')).toThrow('vex.json is no VEX'));
