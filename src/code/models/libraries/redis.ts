import type { Model } from '../vocabulary.ts';

/** redis/client.py, redis/commands/core.py. */
export const model: Model = {
  library: 'redis',
  modules: ['redis', 'aioredis'],
  aliases: {
    aioredis: 'redis',
    'redis.asyncio': 'redis',
    'redis.client': 'redis',
    'redis.{StrictRedis,RedisCluster}': 'redis.Redis',
  },
  types: {
    'redis.from_url()': 'redis.Redis()',
    'redis.Redis.from_url()': 'redis.Redis()',
    'redis.Redis().pipeline()': 'redis.Redis()',
  },
  sources: [
    {
      path: 'redis.Redis().{get,getex,getdel,getset,getrange,mget,hget,hgetall,hmget,hvals,lrange,lindex,lpop,rpop,blpop,brpop,smembers,spop,srandmember,zrange,execute}()',
      origin: 'store',
      note: 'a value in Redis',
    },
    { path: 'redis.Redis().pubsub()', origin: 'message', note: 'a message from Redis' },
    { path: 'redis.Redis().{xread,xreadgroup}()', origin: 'message', note: 'a message from Redis' },
  ],
};
