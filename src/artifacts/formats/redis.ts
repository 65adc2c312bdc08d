import { slice } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import { inspectValues, namedByPlace } from '../inspection/values.ts';
import { searchedForPickles } from '../pickle/searched.ts';
import { RedisDump } from '../reading/redis.ts';
import type { StoredValue } from '../reading/stored-value.ts';

export const format: ArtifactFormat = {
  name: 'redis',
  description: 'dump of Redis (.rdb), in which caches, sessions and queues keep pickles',
  family: 'database',
  rank: 0,
  recognises: ({ head }) => startsWith(head, 'REDIS00'),
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const dump = new RedisDump(source, context.budget);
    const { members, reasons } = inspectValues(namedByPlace(withoutMarks(dump.values())), context);
    const whole = reasons.length === 0 && dump.at === source.size;
    if (whole && members.length === 0) return undefined;
    if (whole) return { format: 'redis', globals: [], reasons, members };
    // Damaged, of a kind that is not known, or the beginning of a log of commands.
    const rest = slice(source, dump.at, source.size - dump.at);
    const searched = searchedForPickles('redis', 'a dump of Redis', rest, context);
    return {
      ...searched,
      reasons: [...reasons, ...searched.reasons],
      members: [...members, ...(searched.members ?? [])],
    };
  },
};

/** cachelib writes `!` before a pickle, to tell it from a number. */
function* withoutMarks(values: Iterable<StoredValue>): Generator<StoredValue, void> {
  for (const { offset, bytes } of values)
    yield { offset, bytes: bytes.read(0, 1)[0] === 0x21 ? slice(bytes, 1, bytes.size - 1) : bytes };
}
