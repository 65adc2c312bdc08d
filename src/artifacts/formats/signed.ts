import { slice } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
} from '../inspection/format.ts';
import { shifted } from '../inspection/members.ts';
import { looksLikePickle } from '../pickle/sniff.ts';

/** Of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512, as bytes; as digits they are twice as long. Source: hashlib, hmac. */
const DIGESTS = [16, 20, 28, 32, 48, 64];
/** In front of what is signed there may be a mark. */
const MARKS = new Set(Buffer.from('.:|!?\n'));

/** Programs sign what they unpickle later; who has the key, or a program that does not look, has it loaded. */
export const format: ArtifactFormat = {
  name: 'signed',
  description: 'a pickle with a signature in front of it, as programs keep sessions, tasks and caches',
  family: 'compressed',
  rank: 0,
  adds: true,
  recognises: ({ source, head }) => startOfPickle(head) !== undefined && startIn(source, head) !== undefined,
  /** Where it asks for nothing it may be chance. */
  inspect({ source, head }: Content, context: Context): Inspection | undefined {
    const start = startIn(source, head);
    if (start === undefined) return undefined;
    const found = context.inspect(contentOf(slice(source, start, source.size - start), ''));
    if (!found || found.globals.length === 0) return undefined;
    return { ...shifted(found, start), format: `${found.format} in signed` };
  },
};

const PROTO = 0x80;

/** Every file is asked: two bytes decide for nearly all. */
function startOfPickle(head: Uint8Array): number | undefined {
  // A pickle has bytes of its own there.
  if (head[0] === PROTO && (head[1] ?? 0) <= 5) return undefined;
  for (const length of DIGESTS) {
    if (isProto(head, length) && isDigest(head, length)) return length;
    const digits = length * 2;
    const start = isProto(head, digits) ? digits : digits + 1;
    if (isProto(head, start) && areDigits(head, digits) && (start === digits || MARKS.has(head[digits] ?? 0)))
      return start;
  }
  return undefined;
}

function isProto(head: Uint8Array, at: number): boolean {
  const protocol = head[at + 1] ?? 0;
  return head[at] === PROTO && protocol >= 2 && protocol <= 5;
}

/** The head of another format has zeros or words in it; of a digest half is no letter, and bytes seldom come twice in a row. */
function isDigest(head: Uint8Array, length: number): boolean {
  let [others, pairs] = [0, 0];
  for (let at = 0; at < length; at += 1) {
    const byte = head[at] as number;
    if (byte < 0x20 || byte > 0x7e) others += 1;
    if (byte === head[at + 1]) pairs += 1;
  }
  return others * 3 > length && pairs <= 2;
}

function areDigits(head: Uint8Array, length: number): boolean {
  return /^[0-9a-f]+$/i.test(Buffer.from(head.subarray(0, length)).toString('latin1'));
}

function startIn(source: Content['source'], head: Uint8Array): number | undefined {
  const start = startOfPickle(head);
  return start !== undefined && looksLikePickle(source, start) ? start : undefined;
}
