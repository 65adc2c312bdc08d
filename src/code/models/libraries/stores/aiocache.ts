import type { Model } from '../../vocabulary.ts';

/** aiocache/serializers/serializers.py: caches use JSON or nothing unless they are given this one. */
export const model: Model = {
  library: 'aiocache',
  modules: ['aiocache'],
  aliases: { 'aiocache.serializers.serializers': 'aiocache.serializers' },
  sinks: [
    {
      call: 'aiocache.serializers.PickleSerializer',
      rule: 'deserialization/store',
      reads: { origin: 'store', note: 'a cache server' },
      advice: 'Use JsonSerializer or MsgPackSerializer.',
    },
  ],
};
