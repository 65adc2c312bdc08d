import { bytesSource } from '../../archive/source.ts';
import { isText } from '../inspection/content.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  type MemberInspection,
} from '../inspection/format.ts';
import { type Encoded, encodedIn } from '../reading/encoded.ts';

const LARGEST = 16 * 1024 * 1024;
const COST_OF_A_LOOK = 100;
/** Texts in which programs keep things. What is only read by people is not one of them. */
const DOCUMENT =
  /\.(?:json|jsonl|ndjson|ya?ml|toml|ini|cfg|conf|config|properties|env|txt|csv|tsv|xml|plist|har|log|dat)$|^\.env(?:\..*)?$/i;
/** A value of a database has no name. */
const JSON_BEGINS = /^\s*[{[]/;

/** Settings, fixtures and dumps that hold a pickle as text among other things. */
export const format: ArtifactFormat = {
  name: 'text',
  description: 'text with pickles in it as base64 or hexadecimal digits: JSON, YAML, TOML, .env, CSV',
  family: 'compressed',
  rank: 0,
  adds: true,
  recognises: ({ head, name, size }) =>
    size <= LARGEST &&
    (name === '' ? JSON_BEGINS.test(latin1(head.subarray(0, 64))) : DOCUMENT.test(name)) &&
    isText(head),
  inspect({ source }: Content, context: Context): Inspection | undefined {
    context.budget.spendBytes(source.size);
    const text = latin1(source.read(0, source.size));
    const members: MemberInspection[] = [];
    for (const encoded of encodedIn(text)) members.push(...inspected(encoded, context));
    return members.length > 0 ? { format: 'text', globals: [], reasons: [], members } : undefined;
  },
};

function inspected({ offset, as, bytes }: Encoded, context: Context): MemberInspection[] {
  context.budget.spendOperations(COST_OF_A_LOOK);
  const content = contentOf(bytesSource(bytes), '');
  const inspection = context.recognises(content) ? context.inspect(content) : undefined;
  if (!inspection || isChance(inspection, bytes)) return [];
  return [{ path: `${as} at byte ${offset}`, source: content.source, inspection }];
}

const PROTO = 0x80;

/** A digest may begin like a pickle. It is none to its end, and asks for nothing, or for what is no name. */
function isChance({ globals, reasons, members = [] }: Inspection, bytes: Uint8Array): boolean {
  const isBroken = reasons.some(({ rule }) => rule === 'malformed');
  return (
    isBroken &&
    (globals.length === 0 || bytes[0] !== PROTO) &&
    members.length === 0 &&
    reasons.every(({ verdict }) => verdict !== 'dangerous')
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
