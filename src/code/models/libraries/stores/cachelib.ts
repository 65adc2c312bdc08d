import type { Model } from '../../vocabulary.ts';

const STORE = 'deserialization/store';

/** cachelib/serializers.py: pickle in every cache that leaves the process; werkzeug.contrib.cache before it. */
export const model: Model = {
  library: 'cachelib',
  modules: ['cachelib', 'werkzeug'],
  aliases: {
    'cachelib.{file,redis,memcached,mongodb,dynamodb,uwsgi,valkey}': 'cachelib',
    'werkzeug.contrib.cache': 'cachelib',
  },
  sinks: [
    {
      call: 'cachelib.{RedisCache,ValkeyCache,MemcachedCache,MongoDbCache,DynamoDbCache,UWSGICache}',
      rule: STORE,
      reads: { origin: 'store', note: 'a cache server' },
      advice: 'Use a subclass whose serializer is JSONSerializer().',
    },
    {
      call: 'cachelib.FileSystemCache',
      rule: STORE,
      reads: { origin: 'file', note: 'a cache folder' },
      advice: 'Use a subclass whose serializer is JSONSerializer(), or keep the folder private to one user.',
    },
  ],
};
