import type { ByteSource } from '../../archive/source.ts';
import { LimitReached } from '../../limits/errors.ts';
import { isText } from '../inspection/content.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
  undecided,
} from '../inspection/format.ts';
import { inspectLetters, lettersIn } from '../inspection/letters.ts';
import { isDocumentName } from '../inspection/names.ts';
import type { Reason } from '../inspection/reason.ts';
import type { Value } from '../inspection/values.ts';
import { decodeJson } from '../judging/json.ts';

/** More than that is not looked through. */
const LARGEST = 1024 * 1024 * 1024;
/** Looked through at once; where there is more, each half of it is followed by another. */
const WINDOW = 16 * 1024 * 1024;
/** Sources in which programs keep things too; other sources are for people. */
const DOCUMENT = /\.(?:ipynb|py|html?|svg|sql)$/i;
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
    (DOCUMENT.test(name) || isDocumentName(name) || (!name.includes('.') && beginsLikeJson(head))) &&
    (isText(head) || isWide(head)),
  inspect({ source, head, size }: Content, context: Context): Inspection | undefined {
    if (size > LARGEST) return undecided('text', TOO_LARGE);
    const values = isWide(head) ? wideValues(source, context) : valuesOf(source, context);
    const { members, reasons } = inspectLetters(values, context);
    if (members.length === 0 && reasons.length === 0) return undefined;
    return { format: 'text', globals: [], reasons, members };
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
  return lettersIn({ text: decodeJson(bytes), from: 0, until: Infinity }, context);
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
    yield* lettersIn({ text, from, until: at + step - from }, context);
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
