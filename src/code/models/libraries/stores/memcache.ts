import type { Model } from '../../vocabulary.ts';

const STORE = 'deserialization/store';
const SERVER = { origin: 'store', note: 'a memcached server' } as const;
const ADVICE =
  'Store text that you encode yourself, such as JSON, and keep the server on a network of its own.';

/**
 * memcache.py and pylibmc unpickle values that are flagged as pickles; pymemcache/serde.py does where it is asked
 * to. Whoever writes to the server sets the flag.
 */
export const model: Model = {
  library: 'memcached clients',
  modules: ['memcache', 'pylibmc', 'pymemcache', 'bmemcached'],
  aliases: {
    'pymemcache.client.{base,hash}': 'pymemcache',
    'pymemcache.serde.pickle_serde': 'pymemcache.serde.PickleSerde()',
  },
  sinks: [
    { call: '{memcache,pylibmc,bmemcached}.Client', rule: STORE, reads: SERVER, advice: ADVICE },
    {
      call: 'pymemcache.{Client,PooledClient,HashClient}',
      rule: STORE,
      reads: SERVER,
      when: [
        { argument: 'serde', within: ['pymemcache.serde.PickleSerde()'] },
        { argument: 'deserializer', within: ['pymemcache.serde.python_memcache_deserializer'] },
      ],
      advice: ADVICE,
    },
  ],
};
