import { type ByteSource, slice } from '../../archive/source.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectValues, namedByPlace } from '../inspection/values.ts';
import { looksLikePickle } from '../pickle/sniff.ts';
import type { StoredValue } from '../reading/stored-value.ts';

/** A length of four bytes; minus one in front of a length of eight. Source: Lib/multiprocessing/connection.py. */
const SHORT = 4;
const LONG = 12;
const IS_LONG = 0xffffffff;
const PROTO = 0x80;

export const format: ArtifactFormat = {
  name: 'frames',
  description: 'messages of multiprocessing connections, as they were recorded: lengths, and pickles',
  family: 'pickle',
  rank: 1,
  first: '\0\x01\x02\x03\xff',
  recognises: ({ source, head, size }) => {
    const frame = frameAt(source, 0);
    if (frame === undefined || frame.start + frame.length > size) return false;
    return head[frame.start] === PROTO && looksLikePickle(source, frame.start, size);
  },
  inspect({ source }: Content, context: Context): Inspection {
    const place = { at: 0 };
    const read = inspectValues(namedByPlace(framesIn(source, place)), context);
    const reasons = place.at < source.size ? [...read.reasons, CUT_OFF] : read.reasons;
    return { format: 'frames', globals: [], reasons, members: read.members };
  },
};

const CUT_OFF: Reason = {
  rule: 'malformed',
  verdict: 'unreadable',
  message: 'what follows the last message is none, or is cut off',
};

/** Up to where they end; `place` tells that. */
function* framesIn(source: ByteSource, place: { at: number }): Generator<StoredValue, void> {
  for (let frame = frameAt(source, 0); frame; frame = frameAt(source, place.at)) {
    if (frame.start + frame.length > source.size) return;
    yield { offset: frame.start, bytes: slice(source, frame.start, frame.length) };
    place.at = frame.start + frame.length;
  }
}

function frameAt(source: ByteSource, at: number): { start: number; length: number } | undefined {
  const head = Buffer.from(source.read(at, LONG));
  if (head.length < SHORT) return undefined;
  const length = head.readUInt32BE(0);
  if (length !== IS_LONG) return { start: at + SHORT, length };
  if (head.length < LONG) return undefined;
  return { start: at + LONG, length: head.readUInt32BE(4) * 2 ** 32 + head.readUInt32BE(8) };
}
