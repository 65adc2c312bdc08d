import { type ByteSource, bytesSource, u32 } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { searchedForPickles } from '../pickle/searched.ts';

/**
 * Types written in Python, whose metadata or values are pickles. Sources: pyarrow/types.pxi up to 14.0.0 (CVE-2023-47248);
 * ray/air/util/tensor_extensions/arrow.py.
 */
const PICKLED = ['arrow.py_extension_type', 'ray.data.arrow_'].map((name) => Buffer.from(name));
/** In a file of Parquet the schema of Arrow is a text in base64 behind this key. */
const KEY = 'ARROW:schema';
const BASE64 = /[A-Za-z0-9+/]{40,}={0,2}/;
/** A schema is small; of a larger one this much is looked at. */
const LARGEST = 16 * 1024 * 1024;
/** Readers take the first or the last of several. */
const MOST_SCHEMAS = 4;
const STREAM = [0xff, 0xff, 0xff, 0xff];

/** Tables without such types are data, and no artifacts. */
export const format: ArtifactFormat = {
  name: 'arrow',
  description: 'Arrow, Feather and Parquet with types that pyarrow unpickles',
  family: 'model',
  rank: 0,
  first: 'AP\xff',
  recognises: ({ head, size }) =>
    startsWith(head, 'ARROW1') || startsWith(head, 'PAR1') || isStream(head, size),
  inspect({ source, head }: Content, context: Context): Inspection | undefined {
    const schemas = startsWith(head, 'PAR1') ? schemasOfParquet(source) : schemasOfArrow(source, head);
    const bytes = Buffer.concat(schemas);
    context.budget.spendBytes(bytes.length);
    if (!PICKLED.some((name) => bytes.includes(name))) return undefined;
    const { members = [] } = searchedForPickles('arrow', 'a schema', bytesSource(bytes), context);
    return { format: 'arrow', globals: [], reasons: [UNPICKLED], members };
  },
};

const UNPICKLED: Reason = {
  rule: 'embedded-code',
  verdict: 'suspicious',
  message:
    'it has columns of a type that is a pickle, which pyarrow before 14.0.1 or Ray loads with the table',
};

/** Its first message is a table, which lies within the length that stands in front, and is padded to eight bytes. */
function isStream(head: Uint8Array, size: number): boolean {
  if (!startsWith(head, STREAM) || head.length < 16) return false;
  const [length, table] = [u32(head, 4), u32(head, 8)];
  return length % 8 === 0 && 8 + length <= size && table >= 4 && table < length && table % 4 === 0;
}

/** In front, and in the footer, whose length stands before the closing mark. */
function schemasOfArrow(source: ByteSource, head: Uint8Array): Uint8Array[] {
  const start = startsWith(head, 'ARROW1') ? 8 : 0;
  const first = source.read(start, 8);
  const length = first.length < 8 ? 0 : u32(first, startsWith(first, STREAM) ? 4 : 0);
  return [source.read(start, Math.min(LARGEST, 8 + length)), footer(source, 6)];
}

/** The last byte of the length between the key and its text may look like a letter: all four readings are taken. */
function schemasOfParquet(source: ByteSource): Uint8Array[] {
  const text = Buffer.from(footer(source, 4)).toString('latin1');
  const found: Uint8Array[] = [];
  let at = text.indexOf(KEY);
  for (let left = MOST_SCHEMAS; at >= 0 && left > 0; left -= 1) {
    const encoded = BASE64.exec(text.slice(at + KEY.length))?.[0] ?? '';
    for (let from = 0; from < 4; from += 1) found.push(Buffer.from(encoded.slice(from), 'base64'));
    at = text.indexOf(KEY, at + 1);
  }
  return found;
}

/** The bytes that the number in front of the closing mark counts. */
function footer(source: ByteSource, mark: number): Uint8Array {
  const end = source.size - mark - 4;
  if (end <= 0) return new Uint8Array(0);
  const length = Math.min(u32(source.read(end, 4), 0), end, LARGEST);
  return source.read(end - length, length);
}
