import type { Model } from '../../vocabulary.ts';

const READS = 'get,get_many,get_multi,gets,gets_many';
const STORED = { '1': { origin: 'store' }, '2': {} } as const;

/** pymemcache/client/base.py, hash.py; memcache.py of python-memcached; pylibmc/client.py; aiomcache/client.py; bmemcached. */
export const model: Model = {
  library: 'memcached',
  modules: ['pymemcache', 'memcache', 'pylibmc', 'aiomcache', 'bmemcached', 'google.appengine.api'],
  aliases: {
    'pymemcache.{PooledClient,HashClient,client.Client,client.PooledClient,client.base.Client,client.base.PooledClient,client.hash.HashClient,client.retrying.RetryingClient}':
      'pymemcache.Client',
    'google.appengine.api.memcache': 'memcache.Client()',
  },
  sources: [
    {
      path: `{pymemcache.Client,memcache.Client,pylibmc.Client,aiomcache.Client,bmemcached.Client}().{${READS}}()`,
      origin: 'store',
      note: 'a value in memcached',
    },
    {
      path: '{pymemcache.Client,memcache.Client,pylibmc.Client}()[]',
      origin: 'store',
      note: 'a value in memcached',
    },
  ],
  entries: [
    { kind: 'store', call: 'pymemcache.Client', argument: '3:deserializer', parameters: STORED },
    {
      kind: 'store',
      call: 'pymemcache.Client',
      argument: '1:serde',
      methods: ['deserialize'],
      parameters: STORED,
    },
  ],
};
