import { type ByteSource, slice, u16, u32 } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  startsWith,
  undecided,
} from '../inspection/format.ts';
import { shifted } from '../inspection/members.ts';
import { type Literal, parseLiteral } from '../inspection/python-literal.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectPickles } from '../pickle/inspect.ts';

/** Source: numpy/lib/format.py. */
const MAGIC = '\x93NUMPY';
/** numpy refuses headers of more than 10,000 bytes unless told otherwise; structured arrays may have more. */
const LONGEST_HEADER = 1024 * 1024;

export const format: ArtifactFormat = {
  name: 'npy',
  description: 'numpy array: numpy.load',
  family: 'numpy',
  rank: 0,
  first: '\x93',
  recognises: ({ head }) => startsWith(head, MAGIC),
  /** Numbers, and nothing behind them. */
  glance({ source, size }: Content): Inspection | undefined {
    const header = readHeader(source);
    const plain =
      typeof header !== 'string' && !header.hasObjects && header.data + (header.length ?? 0) === size;
    return plain ? { format: 'npy', globals: [], reasons: [] } : undefined;
  },
  /** Several arrays may follow each other in one file. */
  inspect({ source }: Content, context: Context): Inspection {
    for (let at = 0; ; ) {
      context.budget.spendOperations();
      const rest = slice(source, at, source.size - at);
      const header = readHeader(rest);
      if (typeof header === 'string') return notRead(header, at);
      if (header.hasObjects) return shifted(objects(rest, header.data, context), at);
      const end = at + header.data + (header.length ?? rest.size - header.data);
      if (end > source.size) return notRead('its data is cut off', at + header.data);
      if (end === source.size) return { format: 'npy', globals: [], reasons: [] };
      if (!startsWith(source.read(end, 8), MAGIC)) return followedBy(source, end, context);
      at = end;
    }
  },
};

function notRead(message: string, offset: number): Inspection {
  return undecided('npy', { rule: 'malformed', verdict: 'unreadable', message, offset });
}

interface Header {
  /** Offset of the data. */
  readonly data: number;
  readonly hasObjects: boolean;
  /** Of the data; undefined where the item size cannot be told. */
  readonly length: number | undefined;
}

/** Or why there is none. */
function readHeader(source: ByteSource): Header | string {
  const fixed = source.read(0, 12);
  const short = fixed[6] === 1;
  const [start, length] = short ? [10, u16(fixed, 8)] : [12, u32(fixed, 8)];
  if (fixed.length < 12 || length > LONGEST_HEADER || start + length > source.size)
    return 'its header is cut off';
  const text = Buffer.from(source.read(start, length)).toString(fixed[6] === 3 ? 'utf8' : 'latin1');
  const dict = parseLiteral(text);
  if (!(dict instanceof Map)) return 'its header is no dict of literals';
  const [descr, shape] = [dict.get('descr'), dict.get('shape')];
  if (descr === undefined || !Array.isArray(shape)) return 'its header lacks descr or shape';
  const itemSize = itemSizeOf(descr);
  const sizes = shape as readonly Literal[];
  if (!sizes.every((size) => typeof size === 'number' && size >= 0)) return 'its shape makes no sense';
  const count = (sizes as readonly number[]).reduce((all, size) => all * size, 1);
  return {
    data: start + length,
    hasObjects: mentionsObjects(descr),
    length: itemSize === undefined ? undefined : itemSize * count,
  };
}

/**
 * Any type string with an O in it, and the dicts that old releases take; field names are not told apart, which only ever
 * looks too closely.
 */
function mentionsObjects(descr: Literal): boolean {
  if (typeof descr === 'string') return /O|object/.test(descr);
  if (descr instanceof Map) return true;
  return Array.isArray(descr) && descr.some((part) => mentionsObjects(part as Literal));
}

/** In bytes, of the simple types. */
function itemSizeOf(descr: Literal): number | undefined {
  const match = typeof descr === 'string' ? /^[<>|=]?([a-zA-Z?])(\d+)(?:\[\w+\])?$/.exec(descr) : null;
  if (!match) return undefined;
  return Number(match[2]) * (match[1] === 'U' ? 4 : 1);
}

function objects(source: ByteSource, start: number, context: Context): Inspection {
  const { budget, around } = context;
  const nested = (inside: ByteSource) => context.inspect(contentOf(inside, ''));
  const data = slice(source, start, source.size - start);
  const found = inspectPickles(data, { budget, around, nested });
  return { ...shifted(found, start), format: 'npy' };
}

/** numpy.load passes over what follows an array; somebody else may not. */
function followedBy(source: ByteSource, end: number, context: Context): Inspection {
  const rest = slice(source, end, source.size - end);
  const inside = context.inspect(contentOf(rest, ''));
  const what = inside ? `an artifact of the format ${inside.format}` : `${rest.size} bytes`;
  const message = `${what} behind the array, which numpy.load passes over`;
  const reason: Reason = { rule: 'hidden-payload', verdict: 'suspicious', message, offset: end };
  if (!inside) return { format: 'npy', globals: [], reasons: [reason] };
  const found = shifted(inside, end);
  return { ...found, format: 'npy', reasons: [reason, ...found.reasons] };
}
