import type { Condition, Model } from '../../vocabulary.ts';

const STORE = 'deserialization/store';
const ADVICE = 'Give it serializer=SignedSerializer(secret=…).';

const OTHER_SERIALIZER: readonly (Condition & { readonly because: string })[] = [
  {
    argument: 'serializer',
    within: ['huey.serializer.SignedSerializer()'],
    because: 'its jobs are signed with a key',
  },
  {
    unless: { argument: 'serializer', absent: true },
    and: { unless: { argument: 'serializer', within: ['huey.serializer.Serializer()'] } },
    because: 'it has a serializer of its own, which is looked at by itself',
  },
];

/** huey/serializer.py, huey/api.py: pickle unless another serializer is given. */
export const model: Model = {
  library: 'Huey',
  modules: ['huey'],
  aliases: {
    'huey.{api,contrib.sql_huey}': 'huey',
    'huey.SqlHuey': 'huey.SqliteHuey',
    'huey.CySqliteHuey': 'huey.SqliteHuey',
  },
  sinks: [
    {
      call: 'huey.{RedisHuey,PriorityRedisHuey,RedisExpireHuey,PriorityRedisExpireHuey,PostgresHuey}',
      rule: STORE,
      reads: { origin: 'store', note: 'jobs in a database' },
      safe: OTHER_SERIALIZER,
      advice: ADVICE,
    },
    {
      call: 'huey.{SqliteHuey,FileHuey}',
      rule: STORE,
      reads: { origin: 'file', note: 'jobs in a file' },
      safe: OTHER_SERIALIZER,
      advice: ADVICE,
    },
  ],
};
