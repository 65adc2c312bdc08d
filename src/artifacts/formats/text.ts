import { type ByteSource, bytesSource } from '../../archive/source.ts';
import { LimitReached } from '../../limits/errors.ts';
import { isText } from '../inspection/content.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  type MemberInspection,
  startsWith,
  undecided,
} from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectValues, type Value } from '../inspection/values.ts';
import { decodeJson } from '../judging/json.ts';
import { encodedIn } from '../reading/encoded.ts';

/** More than that is not looked through. */
const LARGEST = 1024 * 1024 * 1024;
/** Looked through at once; where there is more, each half of it is followed by another. */
const WINDOW = 16 * 1024 * 1024;
/** Texts in which programs keep things. What is only read by people is not one of them. */
const DOCUMENT =
  /\.(?:json|jsonl|ndjson|ya?ml|toml|ini|cfg|conf|config|properties|env|txt|csv|tsv|xml|ows|plist|har|log|dat|sql|eml|pem|unknown|ipynb|py|html?|svg)$|^\.env(?:\..*)?$/i;
/** A value of a database has no name, and many programs give their JSON one without a suffix. */
const JSON_BEGINS = /^\s*[{[]/;

/** Settings, fixtures and dumps that hold a pickle as text among other things. */
export const format: ArtifactFormat = {
  name: 'text',
  description:
    'text with pickles in it as base64, base85, digits, numbers or literals of Python: JSON, YAML, TOML, .env, CSV',
  family: 'compressed',
  rank: 0,
  adds: true,
  recognises: ({ head, name }) =>
    (DOCUMENT.test(name) || (!name.includes('.') && beginsLikeJson(head))) && (isText(head) || isWide(head)),
  inspect({ source, head, size }: Content, context: Context): Inspection | undefined {
    if (size > LARGEST) return undecided('text', TOO_LARGE);
    const values = isWide(head) ? wideValues(source, context) : valuesOf(source, context);
    const found = inspectValues(values, context);
    const members = found.members.filter((member) => !isChance(member));
    if (members.length === 0 && found.reasons.length === 0) return undefined;
    return { format: 'text', globals: [], reasons: found.reasons, members };
  },
};

/** Every file is asked: the first byte decides for nearly all. */
function beginsLikeJson(head: Uint8Array): boolean {
  const [first = 0] = head;
  const mayBegin = first === 0x7b || first === 0x5b || (first <= 0x20 && first >= 0x09);
  return mayBegin && JSON_BEGINS.test(latin1(head.subarray(0, 64)));
}

const TOO_LARGE: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: `it has more than ${LARGEST / 1024 ** 2} MiB of text, in which nobody looks for pickles`,
};

/** UTF-16 with a mark, as Windows writes it. */
function isWide(head: Uint8Array): boolean {
  return startsWith(head, [0xff, 0xfe]) && head[2] !== 0 && head[3] === 0;
}

function wideValues(source: ByteSource, context: Context): Iterable<Value> {
  const bytes = source.read(0, Math.min(source.size, WINDOW));
  context.budget.spendBytes(source.size);
  if (bytes.length < source.size)
    throw new LimitReached('bytes', `a text in UTF-16 of more than ${WINDOW} bytes`);
  return valuesIn({ text: decodeJson(bytes), from: 0, until: Infinity }, context);
}

/** What begins in the first half of a window is read to its end, at most. */
function* valuesOf(source: ByteSource, context: Context): Generator<Value, void> {
  const { size } = source;
  const step = size <= WINDOW ? WINDOW : WINDOW / 2;
  for (let at = 0; at < size; at += step) {
    // One letter before: what continues a run does not begin one.
    const from = Math.max(0, at - 1);
    const text = latin1(source.read(from, WINDOW));
    context.budget.spendBytes(Math.min(step, size - at));
    yield* valuesIn({ text, from, until: at + step - from }, context);
  }
}

interface Window {
  readonly text: string;
  /** Its first letter, in the source. */
  readonly from: number;
  /** What begins behind is left to the next. */
  readonly until: number;
}

/** A first look at so many letters: each line of a long text may begin like a pickle. */
const LOOK = 64 * 1024;
const COST_OF_A_LETTER = 1 / 4;
const COST_OF_A_VALUE = 1_000;

/** One run of letters may hold thousands of beginnings, and from each of them on all that follows is read. */
const MOST_TIMES = 4;
const LEAST_READ = 256 * 1024;

function* valuesIn({ text, from, until }: Window, context: Context): Generator<Value, void> {
  let left = Math.max(MOST_TIMES * text.length, LEAST_READ);
  for (const { offset, as, read } of encodedIn(text, until)) {
    const beginning = read(LOOK);
    context.budget.spendOperations(Math.ceil(beginning.length * COST_OF_A_LETTER));
    const isAll = beginning.length < LOOK / 2;
    const look = contentOf(bytesSource(beginning), '', isAll ? beginning.length : Infinity);
    if (!context.recognises(look)) continue;
    context.budget.spendOperations(COST_OF_A_VALUE);
    const bytes = isAll ? beginning : read();
    context.budget.spendBytes(bytes.length);
    left -= bytes.length;
    if (left < 0)
      throw new LimitReached('bytes', `letters that are read as bytes more than ${MOST_TIMES} times`);
    yield { path: `${as} at byte ${from + offset}`, bytes: bytesSource(bytes) };
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
