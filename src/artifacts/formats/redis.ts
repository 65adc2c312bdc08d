import { type ArtifactFormat, startsWith } from '../inspection/format.ts';
import { searchedForPickles } from '../pickle/searched.ts';

/** Longer values are mostly packed with LZF, in which nothing is found. Source: redis/src/rdb.h. */
export const format: ArtifactFormat = {
  name: 'redis',
  description: 'dump of Redis (.rdb), in which caches, sessions and queues keep pickles',
  family: 'database',
  rank: 0,
  recognises: ({ head }) => startsWith(head, 'REDIS00'),
  inspect: ({ source }, context) => searchedForPickles('redis', 'a dump of Redis', source, context),
};
