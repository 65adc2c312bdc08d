import { u64 } from '../../archive/source.ts';
import { byWord } from '../../limits/by-word.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  undecided,
} from '../inspection/format.ts';
import { inspectTexts } from '../inspection/letters.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { repeatedKey } from '../judging/json.ts';

/** As the reference implementation has it. */
const LONGEST_HEADER = 100_000_000;
// biome-ignore format: a table
const BITS: Record<string, number | undefined> = byWord({
  BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, F8_E8M0: 8, F4: 4, F6_E2M3: 6, F6_E3M2: 6,
  I16: 16, U16: 16, F16: 16, BF16: 16, I32: 32, U32: 32, F32: 32, F64: 64, I64: 64, U64: 64, C64: 64,
});

const NAMED = /\.safetensors$/i;
const [OPEN, CLOSE, SPACE] = [0x7b, 0x7d, 0x20];
const PADDING = 16;

/**
 * Eight bytes of length, a JSON header, and the tensors, which must lie one behind the other without gaps up to the
 * end. Nothing in it runs; what can be wrong is that something else hides in it. Source: safetensors' README and
 * its Rust reader (`Metadata::validate`).
 */
export const format: ArtifactFormat = {
  name: 'safetensors',
  description: 'safetensors: tensors without code',
  family: 'model',
  rank: 0,
  recognises: (content) => content.head[8] === OPEN && (NAMED.test(content.name) || hasHeader(content)),
  inspect({ source, head }: Content, context: Context): Inspection {
    const length = u64(head, 0);
    if (length > LONGEST_HEADER || length + 8 > source.size) return damaged('its header is cut off');
    context.budget.spendBytes(length);
    const text = Buffer.from(source.read(8, length)).toString('utf8');
    const spans = spansOf(text);
    if (typeof spans === 'string') return damaged(spans);
    const twice = repeatedKey(text);
    if (twice !== undefined) return undecided('safetensors', saidTwice(twice));
    const gap = gapIn(spans);
    const start = 8 + length;
    if (gap !== undefined) return damaged(`its tensors overlap or leave a gap at byte ${gap}`, start + gap);
    const end = start + (spans.at(-1)?.[1] ?? 0);
    if (end > source.size) return damaged('its tensors are cut off', start);
    if (end === source.size)
      return { format: 'safetensors', globals: [], ...inspectTexts([{ text, offset: 8 }], context) };
    const message = `${source.size - end} bytes follow the tensors; the library refuses the file`;
    return undecided('safetensors', { rule: 'hidden-payload', verdict: 'suspicious', message, offset: end });
  },
};

/** A length and JSON to that length: records of other programs begin so too, and their length means something else. */
function hasHeader({ source, head, size }: Content): boolean {
  const length = u64(head, 0);
  if (length < 2 || length > LONGEST_HEADER || length + 8 > size) return false;
  if (length + 8 > source.size) return true;
  // Writers fill the header up with spaces, to a multiple of eight bytes.
  const end = source.read(8 + Math.max(0, length - PADDING), Math.min(length, PADDING));
  const last = end.findLast((byte) => byte !== SPACE);
  return last === undefined || last === CLOSE;
}

/** The last one counts for readers of JSON in Python and Rust, the first for others. */
function saidTwice(key: string): Reason {
  const message = `its header says ${printable(key.slice(0, 80))} twice: readers take one or the other`;
  return { rule: 'reader-disagreement', verdict: 'suspicious', message, offset: 8 };
}

function damaged(message: string, offset = 0): Inspection {
  const reason: Reason = { rule: 'malformed', verdict: 'unreadable', message, offset };
  return undecided('safetensors', reason);
}

type Span = readonly [begin: number, end: number];

/** Where each tensor lies behind the header, in order; or what is wrong. */
function spansOf(text: string): Span[] | string {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    return 'its header is no JSON';
  }
  if (typeof header !== 'object' || header === null) return 'its header is no JSON object';
  const spans: Span[] = [];
  for (const [name, tensor] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const span = spanOf(tensor as Partial<Record<'dtype' | 'shape' | 'data_offsets', unknown>> | null);
    if (!span)
      return `its header describes ${JSON.stringify(name).slice(0, 80)} in a way that makes no sense`;
    spans.push(span);
  }
  return spans.sort(([a, b], [c, d]) => a - c || b - d);
}

function spanOf(
  tensor: Partial<Record<'dtype' | 'shape' | 'data_offsets', unknown>> | null,
): Span | undefined {
  const { dtype, shape, data_offsets: offsets } = tensor ?? {};
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) return undefined;
  const [begin, end] = offsets as [number, number];
  const bits = typeof dtype === 'string' ? BITS[dtype] : undefined;
  const items = shape.reduce((all, size) => all * size, 1);
  const fits = bits === undefined ? typeof dtype === 'string' : (items * bits) / 8 === end - begin;
  return begin <= end && fits ? [begin, end] : undefined;
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

/** The first byte that does not belong to exactly one tensor. */
function gapIn(spans: readonly Span[]): number | undefined {
  let at = 0;
  for (const [begin, end] of spans) {
    if (begin !== at) return Math.min(begin, at);
    at = end;
  }
  return undefined;
}
