/**
 * What a signing certificate of Sigstore says about who asked for it, beside what Node reads itself: the extensions below
 * 1.3.6.1.4.1.57264.1 (Fulcio, `oid-info.md`).
 */
import { X509Certificate } from 'node:crypto';

export interface Claims {
  /** Of the token: who vouches for the identity. */
  readonly issuer: string | undefined;
  /** The definition of what was run, with the revision behind `@`. */
  readonly buildConfig: string | undefined;
  readonly buildSigner: string | undefined;
  readonly repository: string | undefined;
  /** `email:` and `URI:` names. */
  readonly names: readonly string[];
}

/** Undefined for what is no certificate. */
export function certificateOf(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

export function claimsOf(certificate: X509Certificate): Claims {
  const extensions = extensionsOf(certificate.raw);
  const text = (arc: number) => {
    const value = extensions.get(`${FULCIO}${arc.toString(16).padStart(2, '0')}`);
    const inner = value && elementAt(value, 0);
    return inner && inner.tag === UTF8 ? inner.content.toString('utf8') : undefined;
  };
  return {
    issuer: text(8),
    buildSigner: text(9),
    repository: text(12),
    buildConfig: text(18),
    names: (certificate.subjectAltName ?? '').split(', '),
  };
}

/** 1.3.6.1.4.1.57264.1, in hexadecimal; one arc follows. */
const FULCIO = '2b0601040183bf3001';
const [SEQUENCE, OID, OCTETS, UTF8, EXTENSIONS] = [0x30, 0x06, 0x04, 0x0c, 0xa3];

interface Element {
  readonly tag: number;
  readonly content: Buffer;
  readonly end: number;
}

/** One element of DER; undefined where there is none. */
function elementAt(bytes: Buffer, at: number): Element | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (more > 4 || at + 2 + more > bytes.length) return undefined;
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  const start = at + 2 + more;
  const end = start + length;
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(start, end), end };
}

function elements(bytes: Buffer): Element[] {
  const found: Element[] = [];
  for (let one = elementAt(bytes, 0); one; one = elementAt(bytes, one.end)) found.push(one);
  return found;
}

/** Values by object identifier, in hexadecimal. */
function extensionsOf(der: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const certificate = elementAt(der, 0);
  const body = certificate && elementAt(certificate.content, 0);
  const wrapped = body && elements(body.content).find(({ tag }) => tag === EXTENSIONS);
  const list = wrapped && elementAt(wrapped.content, 0);
  for (const { tag, content } of list ? elements(list.content) : []) {
    if (tag !== SEQUENCE) continue;
    const [name, ...rest] = elements(content);
    const value = rest.find((one) => one.tag === OCTETS);
    if (name?.tag === OID && value) found.set(name.content.toString('hex'), value.content);
  }
  return found;
}
