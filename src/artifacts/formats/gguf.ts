import { type ByteSource, u32, u64 } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { judgeTemplate } from '../judging/jinja.ts';
import { Malformed } from '../reading/malformed.ts';

/** Source: ggml/docs/gguf.md. Sizes of the values by type; strings and arrays have their own. */
const SIZES: readonly (number | undefined)[] = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];
const STRING = 8;
const ARRAY = 9;
const LONGEST_KEY = 65536;
const LONGEST_TEMPLATE = 4 * 1024 * 1024;

/** Names and values stand in front of the tensors, which nothing interprets. */
export const format: ArtifactFormat = {
  name: 'gguf',
  description: 'GGUF model: llama.cpp and its kin, with a chat template in Jinja',
  family: 'model',
  rank: 0,
  recognises: ({ head }) => startsWith(head, 'GGUF') && head[4] !== undefined,
  inspect({ source }: Content, context: Context): Inspection {
    const reasons: Reason[] = [];
    const why = readingReasons(() => readValues(source, context, reasons));
    return { format: 'gguf', globals: [], reasons: [...reasons, ...why] };
  },
};

function readValues(source: ByteSource, { budget }: Context, reasons: Reason[]): void {
  const head = take(source, 0, 24);
  const version = u32(head, 4);
  if (version < 2 || version > 3) throw new Malformed(`it is of version ${version}, which is not read`);
  const count = u64(head, 16);
  let at = 24;
  for (let i = 0; i < count; i += 1) {
    budget.spendOperations();
    const key = stringAt(source, at, LONGEST_KEY);
    const type = u32(take(source, key.end, 4), 0);
    const start = key.end + 4;
    if (type === STRING && /^tokenizer\.chat_template/.test(key.text)) {
      const template = stringAt(source, start, LONGEST_TEMPLATE);
      budget.spendBytes(template.text.length);
      reasons.push(...judgeTemplate(template.text).map((reason) => ({ ...reason, offset: start + 8 })));
    }
    at = endOf(source, start, type, budget);
    if (at > source.size) throw new Malformed('its values are cut off');
  }
}

function endOf(source: ByteSource, start: number, type: number, budget: Context['budget']): number {
  const size = SIZES[type];
  if (size !== undefined) return start + size;
  if (type === STRING) return start + 8 + u64(take(source, start, 8), 0);
  if (type !== ARRAY) throw new Malformed(`a value of an unknown type at byte ${start}`);
  const head = take(source, start, 12);
  const [inner, count] = [u32(head, 0), u64(head, 4)];
  const itemSize = SIZES[inner];
  if (itemSize !== undefined) return start + 12 + itemSize * count;
  if (inner !== STRING) throw new Malformed(`an array of an unknown type at byte ${start}`);
  let at = start + 12;
  for (let i = 0; i < count; i += 1) {
    budget.spendOperations();
    at += 8 + u64(take(source, at, 8), 0);
  }
  return at;
}

function stringAt(source: ByteSource, at: number, most: number): { text: string; end: number } {
  const length = u64(take(source, at, 8), 0);
  if (length > most || at + 8 + length > source.size) throw new Malformed(`a text is cut off at byte ${at}`);
  return { text: Buffer.from(source.read(at + 8, length)).toString('utf8'), end: at + 8 + length };
}

function take(source: ByteSource, at: number, length: number): Uint8Array {
  const bytes = at <= source.size ? source.read(at, length) : new Uint8Array(0);
  if (bytes.length < length) throw new Malformed(`it is cut off at byte ${source.size}`);
  return bytes;
}
