import type { Model } from '../../vocabulary.ts';

const ON_DISK = '{FifoDiskQueue,LifoDiskQueue,FifoSQLiteQueue,LifoSQLiteQueue,PriorityQueue,RoundRobinQueue}';

/** queuelib/queue.py, pqueue.py, rrqueue.py: the queues that Scrapy keeps its requests in. */
export const model: Model = {
  library: 'queuelib',
  modules: ['queuelib'],
  aliases: { 'queuelib.{queue,pqueue,rrqueue}': 'queuelib' },
  sources: [{ path: `queuelib.${ON_DISK}().{pop,peek}()`, origin: 'file', note: 'a queue on disk' }],
};
