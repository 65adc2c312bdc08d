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
import { inspectValues, type Value } from '../inspection/values.ts';
import { encodedIn } from '../reading/encoded.ts';

const LARGEST = 16 * 1024 * 1024;
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
    const found = inspectValues(valuesIn(text, context), context);
    const members = found.members.filter((member) => !isChance(member));
    if (members.length === 0 && found.reasons.length === 0) return undefined;
    return { format: 'text', globals: [], reasons: found.reasons, members };
  },
};

/** A first look at so many letters: each line of a long text may begin like a pickle. */
const LOOK = 64 * 1024;
const COST_OF_A_LETTER = 1 / 4;
const COST_OF_A_VALUE = 1_000;

function* valuesIn(text: string, context: Context): Generator<Value, void> {
  for (const { offset, as, read } of encodedIn(text)) {
    const beginning = read(LOOK);
    context.budget.spendOperations(Math.ceil(beginning.length * COST_OF_A_LETTER));
    const isAll = beginning.length < LOOK / 2;
    const look = contentOf(bytesSource(beginning), '', isAll ? beginning.length : Infinity);
    if (!context.recognises(look)) continue;
    context.budget.spendOperations(COST_OF_A_VALUE);
    const bytes = isAll ? beginning : read();
    context.budget.spendBytes(bytes.length);
    yield { path: `${as} at byte ${offset}`, bytes: bytesSource(bytes) };
  }
}

const PROTO = 0x80;

/** A digest may begin like a pickle. It is none to its end, and asks for nothing, or for what is no name. */
function isChance({ source, inspection }: MemberInspection): boolean {
  const { globals, reasons, members = [] } = inspection;
  const isBroken = reasons.some(({ rule }) => rule === 'malformed');
  const asksForNothing = globals.length === 0 || source?.read(0, 1)[0] !== PROTO;
  const isDangerous = reasons.some(({ verdict }) => verdict === 'dangerous');
  return isBroken && asksForNothing && members.length === 0 && !isDangerous;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
