import type { Model } from '../../vocabulary.ts';

/** dogpile/cache/region.py, backends/: pickle, by this library or by the client of the cache. */
export const model: Model = {
  library: 'dogpile.cache',
  modules: ['dogpile'],
  aliases: {
    'dogpile.cache.region': 'dogpile.cache',
    'dogpile.cache.CacheRegion': 'dogpile.cache.make_region',
  },
  sinks: [
    {
      call: 'dogpile.cache.make_region().configure',
      rule: 'deserialization/store',
      reads: { origin: 'store', note: 'a cache' },
      when: [
        {
          argument: '0:backend',
          is: [
            'dogpile.cache.redis',
            'dogpile.cache.redis_sentinel',
            'dogpile.cache.redis_cluster',
            'dogpile.cache.valkey',
            'dogpile.cache.memcached',
            'dogpile.cache.bmemcached',
            'dogpile.cache.pylibmc',
            'dogpile.cache.pymemcache',
            'dogpile.cache.dbm',
          ],
        },
      ],
      safe: [
        {
          unless: { argument: '()deserializer', absent: true },
          because: 'its region has a deserializer of its own, which is looked at by itself',
        },
      ],
      advice: 'Give make_region serializer and deserializer that only hold data.',
    },
  ],
};
