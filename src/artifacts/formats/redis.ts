import { slice } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import { inspectValues, namedByPlace } from '../inspection/values.ts';
import { readAndSearched } from '../pickle/searched.ts';
import { RedisDump } from '../reading/redis.ts';
import type { StoredValue } from '../reading/stored-value.ts';

const MARK = 0x21;

export const format: ArtifactFormat = {
  name: 'redis',
  description: 'dump of Redis (.rdb), in which caches, sessions and queues keep pickles',
  family: 'database',
  rank: 0,
  first: 'R',
  recognises: ({ head }) => startsWith(head, 'REDIS00'),
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const dump = new RedisDump(source, context.budget);
    const read = inspectValues(namedByPlace(withoutMarks(dump.values())), context);
    // Damaged, of a kind that is not known, or the beginning of a log of commands.
    if (read.reasons.length > 0 || dump.at < source.size)
      return readAndSearched('redis', 'a dump of Redis', read, source, context);
    if (read.members.length === 0) return undefined;
    return { format: 'redis', globals: [], ...read };
  },
};

/** cachelib writes `!` before a pickle, to tell it from a number. */
function* withoutMarks(values: Iterable<StoredValue>): Generator<StoredValue, void> {
  for (const value of values) {
    const { offset, bytes } = value;
    yield bytes.read(0, 1)[0] === MARK
      ? { offset: offset + 1, bytes: slice(bytes, 1, bytes.size - 1) }
      : value;
  }
}
