/** Entries of Sigstore's log (Rekor 1): that the log took in this signature, and when. */
import type { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Log } from './authorities.ts';
import { broken, type Check, HOLDS, publicKeyOf, sha256Of, unproven, verifies } from './check.ts';
import type { Attestation } from './provenance.ts';

const whole = z.union([z.string().regex(/^\d{1,15}$/), z.number().int()]).transform(Number);
const ENTRY = z.object({
  logIndex: whole,
  logId: z.object({ keyId: z.string() }),
  integratedTime: whole,
  canonicalizedBody: z.string(),
  inclusionPromise: z.object({ signedEntryTimestamp: z.string() }),
});
const BODY = z.object({
  kind: z.literal('dsse'),
  spec: z.object({
    payloadHash: z.object({ value: z.string() }),
    signatures: z.array(z.object({ signature: z.string(), verifier: z.string() })),
  }),
});

/** The log signs what it took in and when, which must be while the certificate was good. */
export function inLog(attestation: Attestation, certificate: X509Certificate, logs: readonly Log[]): Check {
  const entries = attestation.entries.flatMap((one) => {
    const read = ENTRY.safeParse(one);
    return read.success ? read.data : [];
  });
  const [entry] = entries;
  if (!entry) return unproven('its entry in the log is of a kind that is not read here');
  const key = publicKeyOf(logs.find(({ id }) => id === entry.logId.keyId)?.key ?? '');
  if (!key) return unproven('it is entered in a log that is not known here');
  const promised = JSON.stringify({
    body: entry.canonicalizedBody,
    integratedTime: entry.integratedTime,
    logID: Buffer.from(entry.logId.keyId, 'base64').toString('hex'),
    logIndex: entry.logIndex,
  });
  const promise = Buffer.from(entry.inclusionPromise.signedEntryTimestamp, 'base64');
  if (!verifies(Buffer.from(promised), key, promise)) return broken('the log did not sign its entry');
  if (!isEntryOf(entry.canonicalizedBody, attestation)) return broken('its entry in the log is of another');
  const at = entry.integratedTime * 1000;
  const good = Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);
  return good ? HOLDS : broken('the log took it in when its certificate was not good');
}

function isEntryOf(encoded: string, { statement, signature, certificate }: Attestation): boolean {
  let data: unknown;
  try {
    data = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    return false;
  }
  const body = BODY.safeParse(data);
  if (!body.success) return false;
  const { payloadHash, signatures } = body.data.spec;
  const own = Buffer.from(certificate, 'base64');
  return (
    payloadHash.value === sha256Of(Buffer.from(statement, 'base64')) &&
    signatures.some((one) => one.signature === signature && derOf(one.verifier).equals(own))
  );
}

/** PEM, encoded once more. */
function derOf(encoded: string): Buffer {
  const pem = Buffer.from(encoded, 'base64').toString('latin1');
  return Buffer.from(pem.replace(/-----[^-]*-----|\s/g, ''), 'base64');
}
