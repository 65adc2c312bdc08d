import type { Model } from '../../vocabulary.ts';

const READS =
  'get,__getitem__,keys,scan_iter,getex,getdel,getset,getrange,substr,mget,hget,hgetall,hmget,hkeys,hvals,hrandfield,hscan,hscan_iter,hgetdel,lrange,lindex,lpop,rpop,blpop,brpop,lmpop,rpoplpush,brpoplpush,lmove,blmove,smembers,spop,srandmember,sscan,sscan_iter,sinter,sunion,sdiff,zrange,zrevrange,zrangebyscore,zrevrangebyscore,zpopmin,zpopmax,bzpopmin,bzpopmax,zscan,zscan_iter,execute,execute_command,eval,evalsha,dump,sort';
const STREAMS = 'xread,xreadgroup,xrange,xrevrange,xclaim,xautoclaim';

/**
 * redis/client.py, cluster.py, commands/core.py, their asyncio twins; aioredis before it was merged; fakeredis; valkey
 * and coredis, which took the names over; rb/cluster.py, whose clients are redis-py's.
 */
export const model: Model = {
  library: 'redis',
  modules: [
    'redis',
    'aioredis',
    'fakeredis',
    'django_redis',
    'flask_redis',
    'rediscluster',
    'valkey',
    'coredis',
    'rb',
  ],
  aliases: {
    aioredis: 'redis',
    valkey: 'redis',
    coredis: 'redis',
    'valkey.{Valkey,StrictValkey,ValkeyCluster}': 'redis.Redis',
    'redis.{asyncio,client,cluster,asyncio.client,asyncio.cluster}': 'redis',
    'redis.{StrictRedis,RedisCluster}': 'redis.Redis',
    'fakeredis.{FakeRedis,FakeStrictRedis,aioredis.FakeRedis}': 'redis.Redis',
    'rediscluster.{RedisCluster,StrictRedisCluster}': 'redis.Redis',
    'flask_redis.FlaskRedis': 'redis.Redis',
  },
  types: {
    'redis.{from_url,create_redis,create_redis_pool,utils.from_url}()': 'redis.Redis()',
    'redis.Redis.{from_url,from_pool}()': 'redis.Redis()',
    'redis.Redis().{pipeline,client,multi_exec}()': 'redis.Redis()',
    'redis.sentinel.Sentinel().{master_for,slave_for}()': 'redis.Redis()',
    'django_redis.get_redis_connection()': 'redis.Redis()',
    'rb.Cluster().{get_local_client,get_local_client_for_key,get_routing_client,map,fanout}()':
      'redis.Redis()',
  },
  conventions: [
    {
      methods: [
        'hgetall',
        'hkeys',
        'hvals',
        'hmget',
        'lrange',
        'smembers',
        'zrange',
        'zrangebyscore',
        'blpop',
        'brpop',
      ],
      origin: 'store',
      note: 'a value in Redis',
    },
    {
      methods: ['get', 'mget', 'hget', 'getset', 'lpop', 'rpop', 'lindex'],
      origin: 'store',
      note: 'a value in a store',
      when: [{ argument: 'self', named: '.*(redis|memcached?|valkey)(_?(client|conn|connection|db))?' }],
    },
  ],
  sources: [
    { path: `redis.Redis().{${READS}}()`, origin: 'store', note: 'a value in Redis' },
    { path: 'redis.Redis()[]', origin: 'store', note: 'a value in Redis' },
    { path: 'redis.Redis().json().get()', origin: 'store', note: 'a value in Redis' },
    {
      path: 'redis.Redis().pubsub().{get_message,listen,parse_response,handle_message}()',
      origin: 'message',
      note: 'a message from Redis',
    },
    { path: `redis.Redis().{${STREAMS}}()`, origin: 'message', note: 'a message from Redis' },
  ],
};
