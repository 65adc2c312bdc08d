import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PUBLIC_GOOD, type TrustRoot } from '../../../src/dependencies/provenance/authorities.ts';
import { certificateOf } from '../../../src/dependencies/provenance/certificate.ts';
import { type Attestation, readProvenance } from '../../../src/dependencies/provenance/provenance.ts';
import { checkAttestation } from '../../../src/dependencies/provenance/verify.ts';
import type { Publisher } from '../../../src/dependencies/reading/publisher.ts';

/** Made by make.py beside it. */
const made = JSON.parse(readFileSync(join(import.meta.dirname, 'made.json'), 'utf8')) as {
  readonly file: { readonly name: string; readonly sha256: string };
  readonly root: TrustRoot;
  readonly late: unknown;
  readonly provenance: unknown;
};
const bundles = readProvenance(JSON.stringify(made.provenance));
if (typeof bundles === 'string') throw new Error(bundles);
const { publisher, attestations } = bundles[0]!;
const own = attestations[0]!;

interface Changes {
  readonly attestation?: Partial<Attestation>;
  readonly publisher?: Partial<Publisher>;
  readonly sha256?: string | undefined;
  readonly root?: Partial<TrustRoot>;
}

function checked(changes: Changes): string {
  const file = { ...made.file, ...('sha256' in changes && { sha256: changes.sha256 }) };
  const check = checkAttestation(
    { ...own, ...changes.attestation },
    { ...publisher, ...changes.publisher },
    file,
    { ...made.root, ...changes.root },
  );
  return check.kind === 'holds' ? check.kind : `${check.kind}: ${check.reason}`;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const entry = own.entries[0] as { integratedTime: string };
const two = JSON.parse(Buffer.from(own.statement, 'base64').toString()) as { subject: unknown[] };
two.subject.push(two.subject[0]);

describe('an attestation', () => {
  test('holds as it was made, however the repository is spelt', () => {
    expect(checked({})).toBe('holds');
    expect(checked({ publisher: { repository: 'Example/Tool' } })).toBe('holds');
  });

  test.each([
    ['of another file of that name', { sha256: 'aa' }],
    ['whose statement was changed', { attestation: { statement: base64('{"subject":[]}') } }],
    ['of two files', { attestation: { statement: base64(JSON.stringify(two)) } }],
    ['signed by somebody else', { attestation: { signature: base64('nothing') } }],
    ['of another repository', { publisher: { repository: 'example/other' } }],
    ['of a repository whose name only begins so', { publisher: { workflow: 'release' } }],
    ['of another kind of publisher', { publisher: { kind: 'GitLab' } }],
    ['entered too late', { attestation: { entries: [made.late] } }],
    ['whose entry was changed', { attestation: { entries: [{ ...entry, integratedTime: '1' }] } }],
    ['without a certificate', { attestation: { certificate: base64('none') } }],
  ] satisfies [string, Changes][])('%s is broken', (_, changes) => {
    expect(checked(changes)).toMatch(/^broken: /);
  });

  test.each([
    ['without a hash of the file', { sha256: undefined }],
    ['of an unknown kind of publisher', { publisher: { kind: 'Gitea' } }],
    ['by an unknown authority', { root: { authorities: PUBLIC_GOOD.authorities } }],
    ['by an authority whose own issuer signed nothing', { root: { authorities: crossed() } }],
    ['in an unknown log', { root: { logs: PUBLIC_GOOD.logs } }],
    ['without an entry in a log', { attestation: { entries: [] } }],
    ['with an entry of another kind', { attestation: { entries: [{ logIndex: '1' }] } }],
  ] satisfies [string, Changes][])('%s is unproven', (_, changes) => {
    expect(checked(changes)).toMatch(/^unproven: /);
  });
});

function crossed(): TrustRoot['authorities'] {
  const [authority] = made.root.authorities;
  return [{ chain: [authority!.chain[0]!, PUBLIC_GOOD.authorities[0]!.chain[0]!] }];
}

test('the authorities that count can be read, and each issued what is before it', () => {
  for (const { chain } of PUBLIC_GOOD.authorities) {
    const all = chain.map((der) => certificateOf(Buffer.from(der, 'base64'))!);
    all.forEach((one, i) => {
      expect(one.verify((all[i + 1] ?? one).publicKey)).toBe(true);
    });
  }
});

test.each(['', '[]', '{"version":2,"attestation_bundles":[]}', '{"version":1,"attestation_bundles":[{}]}'])(
  'no provenance: %s',
  (text) => {
    expect(readProvenance(text)).toEqual(expect.any(String));
  },
);
