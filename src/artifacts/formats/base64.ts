import { bytesSource } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  HEAD,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';

const LARGEST = 64 * 1024 * 1024;
/** Base64 of PROTO and a protocol from 2 on, of zlib's header at any level, and of gzip's; base64 of these letters. */
const BEGINNINGS = /^\.?(?:gA[IJKLMNOPQRSTUVWXYZabcdef]|eJ|eN|eA|eF|H4s|Z0[E-H]|ZU[o-r]|SDRz)/;
/** The letters that these begin with. */
const FIRST = new Set(Buffer.from('geH.ZS'));
const BASE64 = /^[A-Za-z0-9+/_=\r\n-]+$/;
const ENCODED = /^[A-Za-z0-9+/_=\s:.-]*$/;
const PICKLED = 'application/x-python-serialize';

/** A signed value of Django is `DATA:TIME:SIGNATURE`, with a dot in front where it is compressed. */
const SIGNED = /^\.?([A-Za-z0-9_-]+):[A-Za-z0-9]+:[A-Za-z0-9_-]+$/;

export const format: ArtifactFormat = {
  name: 'base64',
  description: 'pickle as text: base64, signed values and sessions of Django, messages of Celery',
  family: 'compressed',
  rank: 0,
  first: 'geH.MNOYZS{',
  recognises: ({ head, size }) =>
    size <= LARGEST && (isEncoded(head) || isMessage(head) || isOldSession(head)),
  inspect({ source, name }: Content, context: Context): Inspection | undefined {
    const text = latin1(source.read(0, source.size)).trim();
    for (const encoded of candidates(text)) {
      if (!BASE64.test(encoded)) continue;
      context.budget.spendBytes(encoded.length);
      const bytes = decoded(encoded);
      if (bytes.length === 0 || !context.recognises(contentOf(bytesSource(bytes), name))) continue;
      const found = context.inspect(contentOf(bytesSource(bytes), name));
      if (found) return { ...found, format: `${found.format} in base64` };
    }
    return undefined;
  },
};

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Sessions of Django before 3.1: an HMAC in hexadecimal digits, a colon, a pickle. Source: contrib/sessions/backends/base.py. */
const HMAC = /^[0-9a-f]{32,64}:/;
const LONGEST_HMAC = 128;

/** The letters that a hexadecimal digit gives. */
const FIRST_OF_HMAC = new Set(Buffer.from('MNOYZ'));

function isOldSession(head: Uint8Array): boolean {
  if (!FIRST_OF_HMAC.has(head[0] ?? 0)) return false;
  return HMAC.test(Buffer.from(latin1(head.subarray(0, LONGEST_HMAC)), 'base64').toString('latin1'));
}

/** Nothing else in it, and a beginning that something packed or pickled has. */
function isEncoded(head: Uint8Array): boolean {
  return (
    FIRST.has(head[0] ?? 0) && BEGINNINGS.test(latin1(head.subarray(0, 4))) && ENCODED.test(latin1(head))
  );
}

function isMessage(head: Uint8Array): boolean {
  return startsWith(head, '{') && latin1(head.subarray(0, HEAD)).includes('"body"');
}

/** Behind the HMAC, where there is one. */
function decoded(encoded: string): Buffer {
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.subarray(HMAC.exec(bytes.toString('latin1', 0, LONGEST_HMAC))?.[0].length ?? 0);
}

function candidates(text: string): string[] {
  const signed = SIGNED.exec(text)?.[1];
  if (signed !== undefined) return [signed];
  return text.startsWith('{') ? messageBody(text) : [text.replace(/^\./, '')];
}

/** As kombu writes it to a broker that keeps text. */
function messageBody(text: string): string[] {
  if (!text.includes(PICKLED)) return [];
  try {
    const { body } = JSON.parse(text) as { body?: unknown };
    return typeof body === 'string' ? [body] : [];
  } catch {
    return [];
  }
}
