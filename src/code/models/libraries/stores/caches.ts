import type { Model } from '../../vocabulary.ts';

const VALUE = 'a value in a cache';
const DISK = 'get,read,pop,peek,peekitem,pull,popleft,popitem,values,items,setdefault';

/** diskcache/core.py, fanout.py, persistent.py; cachelib/base.py; flask_caching; aiocache/base.py; dogpile/cache/region.py; beaker. */
export const model: Model = {
  library: 'caches',
  modules: [
    'diskcache',
    'cachelib',
    'werkzeug',
    'flask_caching',
    'flask_cache',
    'aiocache',
    'dogpile',
    'beaker',
  ],
  aliases: {
    'diskcache.{FanoutCache,DjangoCache,Index,Deque,core.Cache}': 'diskcache.Cache',
    'werkzeug.contrib.cache': 'cachelib',
    'flask_cache.Cache': 'flask_caching.Cache',
    'aiocache.{SimpleMemoryCache,RedisCache,MemcachedCache}': 'aiocache.Cache',
  },
  types: {
    'aiocache.Cache.from_url()': 'aiocache.Cache()',
    'dogpile.cache.make_region().configure()': 'dogpile.cache.make_region()',
  },
  sources: [
    { path: `diskcache.Cache().{${DISK}}()`, origin: 'store', note: VALUE },
    { path: 'diskcache.Cache()[]', origin: 'store', note: VALUE },
    {
      path: 'cachelib.{FileSystemCache,SimpleCache,RedisCache,MemcachedCache,UWSGICache,DynamoDbCache,MongoDbCache,BaseCache,file.FileSystemCache,simple.SimpleCache,redis.RedisCache}().{get,get_many,get_dict}()',
      origin: 'store',
      note: VALUE,
    },
    { path: 'flask_caching.Cache().{get,get_many,get_dict}()', origin: 'store', note: VALUE },
    { path: 'aiocache.Cache().{get,multi_get}()', origin: 'store', note: VALUE },
    { path: 'dogpile.cache.make_region().{get,get_multi}()', origin: 'store', note: VALUE },
    { path: 'beaker.cache.{CacheManager,Cache}().{get,get_cache,get_value}()', origin: 'store', note: VALUE },
  ],
};
