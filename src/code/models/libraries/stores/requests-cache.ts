import type { Model } from '../../vocabulary.ts';

/** requests_cache/session.py, backends/: pickle by default, except in document databases. */
export const model: Model = {
  library: 'requests-cache',
  modules: ['requests_cache'],
  aliases: { 'requests_cache.session': 'requests_cache', 'requests_cache.patcher': 'requests_cache' },
  sinks: [
    {
      call: 'requests_cache.{CachedSession,install_cache}',
      rule: 'deserialization/store',
      reads: { origin: 'file', note: 'cached responses' },
      safe: [
        {
          argument: 'serializer',
          is: ['json', 'ujson', 'orjson', 'yaml', 'bson', 'utf8'],
          because: 'its serializer only holds data',
        },
        { argument: 'serializer', is: ['safe_pickle'], because: 'its pickles are signed' },
        {
          argument: '1:backend',
          is: ['memory', 'mongodb', 'mongo', 'dynamodb'],
          because: 'this backend stores documents, or nothing beyond the process',
        },
      ],
      advice: 'Give it serializer="json".',
    },
  ],
};
