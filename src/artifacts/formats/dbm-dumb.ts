import { type ByteSource, slice } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  type MemberInspection,
} from '../inspection/format.ts';
import { looksLikePickle } from '../pickle/sniff.ts';

/** Every value begins on such a boundary, behind zeros. Source: CPython Lib/dbm/dumb.py. */
const BLOCK = 512;
const COST_OF_A_LOOK = 500;
const STOP = 0x2e;
/** So many blocks are looked at to recognise one. */
const LOOK = 64;

/** Known by its name, and by a second value behind the first. */
export const format: ArtifactFormat = {
  name: 'dbm-dumb',
  description: 'the .dat file of dbm.dumb: shelve.open where there is no better',
  family: 'pickle',
  rank: 3,
  recognises: ({ source, name }) =>
    /\.dat$/i.test(name) && looksLikePickle(source) && startsOf(source, LOOK * BLOCK).length > 1,
  inspect({ source }: Content, context: Context): Inspection | undefined {
    context.budget.spendOperations(Math.ceil(source.size / BLOCK) * COST_OF_A_LOOK);
    const starts = startsOf(source, source.size);
    const members = starts.flatMap((start, i) => inspectedValue(source, start, starts[i + 1], context) ?? []);
    return { format: 'dbm-dumb', globals: [], reasons: [], members };
  },
};

/** Where values begin, as far as a pickle tells itself. */
function startsOf(source: ByteSource, end: number): number[] {
  const starts = [0];
  for (let at = BLOCK; at < Math.min(end, source.size); at += BLOCK)
    if (isPadded(source, at) && looksLikePickle(source, at)) starts.push(at);
  return starts;
}

/** The end of a pickle, and zeros up to here. */
function isPadded(source: ByteSource, boundary: number): boolean {
  const before = source.read(boundary - BLOCK, BLOCK);
  return before[before.findLastIndex((byte) => byte !== 0)] === STOP;
}

/** A value that goes on beyond what looks like the next one is a pickle that only plays at being two. */
function inspectedValue(
  source: ByteSource,
  start: number,
  next: number | undefined,
  context: Context,
): MemberInspection | undefined {
  const inspect = (end: number) => context.inspect(contentOf(slice(source, start, end - start), ''));
  const value = inspect(next ?? source.size);
  const isCut = value?.reasons.some(({ rule }) => rule === 'malformed') && next !== undefined;
  const inspection = isCut ? inspect(source.size) : value;
  return inspection && { path: `value at byte ${start}`, source: undefined, inspection };
}
