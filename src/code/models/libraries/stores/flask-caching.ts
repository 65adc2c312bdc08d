import type { Condition, Model } from '../../vocabulary.ts';

const STORE = 'deserialization/store';

/** By the names of old and new, and by the path of the class. */
const SERVERS = [
  'redis',
  'rediscluster',
  'redissentinel',
  'memcached',
  'gaememcached',
  'saslmemcached',
  'spreadsaslmemcached',
  'uwsgi',
  'RedisCache',
  'RedisClusterCache',
  'RedisSentinelCache',
  'MemcachedCache',
  'SASLMemcachedCache',
  'SpreadSASLMemcachedCache',
  'UWSGICache',
];
const FOLDERS = ['filesystem', 'FileSystemCache', 'flask_caching.backends.FileSystemCache'];

function typeIs(names: readonly string[]): readonly Condition[] {
  return ['2:config', '0', '1:config'].map((argument) => ({
    argument: `${argument}[CACHE_TYPE]`,
    is: names,
  }));
}

/** flask_caching/__init__.py, flask_caching/backends/: cachelib's caches, and pickle in those of its own. */
export const model: Model = {
  library: 'Flask-Caching',
  modules: ['flask_caching', 'flask_cache'],
  aliases: { flask_cache: 'flask_caching' },
  sinks: [
    {
      call: 'flask_caching.{Cache,Cache().init_app}',
      rule: STORE,
      reads: { origin: 'store', note: 'a cache' },
      when: [...typeIs(SERVERS), ...typeIs(FOLDERS)],
      advice: 'Keep the cache where nobody else can write, with a password if it is a server.',
    },
  ],
};
