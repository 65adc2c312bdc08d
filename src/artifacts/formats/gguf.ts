import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { pushAll } from '../../limits/lists.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import { inspectTexts } from '../inspection/letters.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { judgeTemplate } from '../judging/jinja.ts';
import { Malformed } from '../reading/malformed.ts';

/** Source: ggml/docs/gguf.md. Sizes of the values by type; strings and arrays have their own. */
const SIZES: readonly (number | undefined)[] = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];
/** Items and bytes of a block, by the type of a tensor; of types that are not here only the place counts. Source: ggml.c. */
const TENSORS: Readonly<Record<number, readonly [items: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  29: [256, 56],
  30: [1, 2],
  34: [256, 54],
  35: [256, 66],
  39: [32, 17],
};
const MOST_DIMENSIONS = 8;
const U32 = 4;
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
  first: 'G',
  recognises: ({ head }) => startsWith(head, 'GGUF') && head[4] !== undefined,
  inspect({ source }: Content, context: Context): Inspection {
    const reasons: Reason[] = [];
    const texts: { text: string; offset: number }[] = [];
    const why = readingReasons(() => readValues(source, context, reasons, texts));
    const letters = inspectTexts(texts, context);
    return {
      format: 'gguf',
      globals: [],
      reasons: [...reasons, ...letters.reasons, ...why],
      members: letters.members,
    };
  },
};

/** `single` are the texts that are no lists of tokens. */
function readValues(
  source: ByteSource,
  { budget }: Context,
  reasons: Reason[],
  single: { text: string; offset: number }[],
): void {
  const values = new Values(source, budget);
  const { version } = values;
  if (version < 2 || version > 3) throw new Malformed(`it is of version ${version}, which is not read`);
  const count = values.u64(16);
  let at = 24;
  let alignment = 32;
  for (let i = 0; i < count; i += 1) {
    budget.spendOperations();
    const key = values.string(at, LONGEST_KEY);
    const type = values.u32(key.end);
    const start = key.end + 4;
    if (/template/.test(key.text))
      for (const { text, offset } of values.texts(start, type, LONGEST_TEMPLATE)) {
        budget.spendBytes(text.length);
        pushAll(
          reasons,
          judgeTemplate(text).map((reason) => ({ ...reason, offset })),
        );
      }
    if (type === STRING) pushAll(single, values.texts(start, type, LONGEST_TEMPLATE));
    at = values.endOf(start, type);
    if (key.text === 'general.alignment' && type === U32) alignment = values.u32(start);
    if (at > source.size) throw new Malformed('its values are cut off');
  }
  const end = endOfTensors(values, at, alignment, budget);
  if (end > source.size) throw new Malformed(`its tensors are cut off: they need ${end} bytes`);
}

/** Names, shapes, types and places of the tensors stand in front of them. */
function endOfTensors(values: Values, start: number, alignment: number, budget: Budget): number {
  let at = start;
  let needed = 0;
  for (let left = values.u64(8); left > 0; left -= 1) {
    budget.spendOperations();
    at = values.string(at, LONGEST_KEY).end;
    const dimensions = values.u32(at);
    if (dimensions > MOST_DIMENSIONS) throw new Malformed(`a tensor of ${dimensions} dimensions`);
    let items = 1;
    for (let i = 0; i < dimensions; i += 1) items *= values.u64(at + 4 + i * 8);
    at += 4 + dimensions * 8;
    const [block = 1, size = 0] = TENSORS[values.u32(at)] ?? [];
    needed = Math.max(needed, values.u64(at + 4) + Math.ceil(items / block) * size);
    at += 12;
  }
  return needed === 0 ? at : Math.ceil(at / alignment) * alignment + needed;
}

/** Numbers, texts and lengths, in the byte order in which the version makes sense. */
class Values {
  readonly #source: ByteSource;
  readonly #budget: Budget;
  readonly #little: boolean;
  readonly version: number;

  constructor(source: ByteSource, budget: Budget) {
    this.#source = source;
    this.#budget = budget;
    this.#little = this.#view(4, 4).getUint16(0, true) !== 0;
    this.version = this.u32(4);
  }

  u32(at: number): number {
    return this.#view(at, 4).getUint32(0, this.#little);
  }

  /** Exact up to 2^53; larger ones are beyond any file. */
  u64(at: number): number {
    return Number(this.#view(at, 8).getBigUint64(0, this.#little));
  }

  string(at: number, most: number): { text: string; end: number } {
    const length = this.u64(at);
    const end = at + 8 + length;
    if (length > most || end > this.#source.size) throw new Malformed(`a text is cut off at byte ${at}`);
    return { text: Buffer.from(this.#source.read(at + 8, length)).toString('utf8'), end };
  }

  /** A text, or each of an array of them. */
  *texts(start: number, type: number, most: number): Generator<{ text: string; offset: number }, void> {
    const isArray = type === ARRAY && this.u32(start) === STRING;
    if (type !== STRING && !isArray) return;
    let at = isArray ? start + 12 : start;
    for (let left = isArray ? this.u64(start + 4) : 1; left > 0; left -= 1) {
      this.#budget.spendOperations();
      const { text, end } = this.string(at, most);
      yield { text, offset: at + 8 };
      at = end;
    }
  }

  endOf(start: number, type: number): number {
    const size = SIZES[type];
    if (size !== undefined) return start + size;
    if (type === STRING) return start + 8 + this.u64(start);
    if (type !== ARRAY) throw new Malformed(`a value of an unknown type at byte ${start}`);
    const [inner, count] = [this.u32(start), this.u64(start + 4)];
    const itemSize = SIZES[inner];
    if (itemSize !== undefined) return start + 12 + itemSize * count;
    if (inner !== STRING) throw new Malformed(`an array of an unknown type at byte ${start}`);
    let at = start + 12;
    for (let i = 0; i < count; i += 1) {
      this.#budget.spendOperations();
      at += 8 + this.u64(at);
    }
    return at;
  }

  #view(at: number, length: number): DataView {
    const bytes = at <= this.#source.size ? this.#source.read(at, length) : new Uint8Array(0);
    if (bytes.length < length) throw new Malformed(`it is cut off at byte ${this.#source.size}`);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }
}
