/**
 * Whether an attestation holds, as far as it can be told without network: that it is about this file, that its signature
 * is by its certificate, that the certificate is of whom the index names as the publisher, that it was issued by a known
 * authority, and that a known log took it in while the certificate was good.
 */
import type { X509Certificate } from 'node:crypto';
import type { Publisher } from '../reading/publisher.ts';
import type { TrustRoot } from './authorities.ts';
import { type Claims, certificateOf, claimsOf } from './certificate.ts';
import { broken, type Check, HOLDS, unproven, verifies } from './check.ts';
import { inLog } from './log.ts';
import type { Attestation } from './provenance.ts';

export interface AttestedFile {
  readonly name: string;
  /** In hexadecimal, as the index has it. */
  readonly sha256: string | undefined;
}

/** What is wrong comes before what is not known. */
export function checkAttestation(
  attestation: Attestation,
  publisher: Publisher,
  file: AttestedFile,
  { authorities, logs }: TrustRoot,
): Check {
  const certificate = certificateOf(Buffer.from(attestation.certificate, 'base64'));
  if (!certificate) return broken('its certificate cannot be read');
  const checks = [
    isAbout(attestation, file),
    isSigned(attestation, certificate),
    isOf(claimsOf(certificate), publisher),
    isIssued(certificate, authorities),
    inLog(attestation, certificate, logs),
  ];
  return (
    checks.find(({ kind }) => kind === 'broken') ?? checks.find(({ kind }) => kind === 'unproven') ?? HOLDS
  );
}

function isAbout({ statement }: Attestation, { name, sha256 }: AttestedFile): Check {
  const subjects = subjectsOf(Buffer.from(statement, 'base64').toString('utf8'));
  const [subject, ...others] = subjects ?? [];
  if (!subject || others.length > 0) return broken('its statement is not about one file');
  // Names may be spelt in another way; the hash may not.
  if (sha256 === undefined) return unproven('the index gives no hash of the file');
  if (subject.sha256 === sha256) return HOLDS;
  return broken(
    subject.name === name ? 'it was made for another file of this name' : `it was made for ${subject.name}`,
  );
}

interface Subject {
  readonly name: string;
  readonly sha256: string;
}

function subjectsOf(json: string): Subject[] | undefined {
  try {
    const { subject } = JSON.parse(json) as { subject: { name: string; digest: { sha256: string } }[] };
    return subject.map(({ name, digest }) => ({
      name: String(name),
      sha256: String(digest.sha256).toLowerCase(),
    }));
  } catch {
    return undefined;
  }
}

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** DSSE: what is signed is the type and the payload, each with its length. */
function isSigned({ statement, signature }: Attestation, certificate: X509Certificate): Check {
  const payload = Buffer.from(statement, 'base64');
  const head = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  const signed = Buffer.concat([Buffer.from(head), payload]);
  const fits = verifies(signed, certificate.publicKey, Buffer.from(signature, 'base64'));
  return fits ? HOLDS : broken('its signature does not fit');
}

/** The certificate tells who asked for it; the index tells whom it let publish. */
function isOf(claims: Claims, publisher: Publisher): Check {
  const wanted = wantedOf(publisher);
  if (!wanted) return unproven(`publishers of the kind ${publisher.kind} are not known here`);
  return wanted(claims)
    ? HOLDS
    : broken(`it was signed by ${shownSigner(claims)}, which is not the publisher that the index names`);
}

function wantedOf(publisher: Publisher): ((claims: Claims) => boolean) | undefined {
  const { kind, repository = '', workflow = '', email, project, pipeline } = publisher;
  switch (kind) {
    case 'GitHub':
      return ({ issuer, buildConfig }) =>
        issuer === 'https://token.actions.githubusercontent.com' &&
        isRun(buildConfig, `https://github.com/${repository}/.github/workflows/${workflow}`);
    case 'GitLab':
      return ({ issuer, buildConfig }) =>
        issuer === 'https://gitlab.com' &&
        isRun(buildConfig, `https://gitlab.com/${repository}//${workflow}`);
    case 'Google':
      return ({ issuer, names }) =>
        issuer === 'https://accounts.google.com' && names.includes(`email:${email}`);
    case 'CircleCI':
      return ({ issuer, buildSigner }) =>
        issuer === 'https://oidc.circleci.com' &&
        (buildSigner ?? '').endsWith(`/projects/${project}/pipeline-definitions/${pipeline}`);
    default:
      return undefined;
  }
}

/** Behind `@` stands the revision, which the index does not know. Owners and repositories have no case. */
function isRun(definition: string | undefined, wanted: string): boolean {
  return (definition ?? '').toLowerCase().startsWith(`${wanted.toLowerCase()}@`);
}

function shownSigner({ buildConfig, names, issuer }: Claims): string {
  return buildConfig ?? names.find(Boolean)?.replace(/^\w+:/, '') ?? issuer ?? 'nobody in particular';
}

/** By an authority whose own certificate was good then, up to a root that is known. */
function isIssued(certificate: X509Certificate, authorities: TrustRoot['authorities']): Check {
  const known = authorities.some(({ chain }) => {
    const issuers = chain.flatMap((der) => certificateOf(Buffer.from(der, 'base64')) ?? []);
    const all = [certificate, ...issuers];
    return issuers.length > 0 && issuers.every((issuer, i) => issuedBy(all[i] as X509Certificate, issuer));
  });
  return known ? HOLDS : unproven('its certificate is from an authority that is not known here');
}

function issuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  const begun = Date.parse(certificate.validFrom) >= Date.parse(issuer.validFrom);
  const ended = Date.parse(certificate.validFrom) > Date.parse(issuer.validTo);
  try {
    return begun && !ended && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
