import type { Model } from '../../vocabulary.ts';

/** diskcache/core.py, fanout.py, persistent.py: `Disk` pickles what SQLite cannot hold. */
export const model: Model = {
  library: 'diskcache',
  modules: ['diskcache'],
  aliases: { 'diskcache.{core,fanout,persistent}': 'diskcache' },
  sinks: [
    {
      call: 'diskcache.{Cache,FanoutCache,Deque,Index}',
      rule: 'deserialization/store',
      reads: { origin: 'file', note: 'a cache folder' },
      safe: [{ argument: 'disk', within: ['diskcache.JSONDisk'], because: 'JSONDisk stores JSON' }],
      advice: 'Give a cache disk=diskcache.JSONDisk, or keep its folder private to one user.',
    },
  ],
};
