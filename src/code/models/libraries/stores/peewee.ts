import type { Model } from '../../vocabulary.ts';

const STORE = 'deserialization/store';
const COLUMN = { origin: 'store', note: 'a column of a database' } as const;

/** peewee.py; playhouse/fields.py, playhouse/kv.py, playhouse/dataset.py, which come with it. */
export const model: Model = {
  library: 'peewee',
  modules: ['playhouse', 'peewee'],
  types: {
    '{peewee,playhouse.pool,playhouse.sqlite_ext,playhouse.postgres_ext}.{SqliteDatabase,MySQLDatabase,PostgresqlDatabase,PooledSqliteDatabase,PooledMySQLDatabase,PooledPostgresqlDatabase,SqliteExtDatabase,PostgresqlExtDatabase}()':
      'peewee.Database()',
    'playhouse.dataset.DataSet()[]': 'playhouse.dataset.Table()',
    'playhouse.dataset.Table().model_class': 'peewee.Model',
  },
  sources: [
    {
      path: '{peewee.Database().execute_sql,playhouse.dataset.DataSet().query}()',
      origin: 'store',
      note: 'a value in a database',
    },
  ],
  sinks: [
    {
      call: 'peewee.{Database().execute_sql,RawQuery,SQL,Model.raw}',
      rule: 'injection/sql',
      data: '0:sql',
      form: 'data',
    },
    { call: 'playhouse.dataset.DataSet().query', rule: 'injection/sql', data: '0:sql', form: 'data' },
    { call: 'playhouse.fields.PickleField', rule: STORE, reads: COLUMN, advice: 'Use a JSON field.' },
    {
      call: 'playhouse.kv.KeyValue',
      rule: STORE,
      reads: COLUMN,
      safe: [
        {
          unless: { argument: '1:value_field', absent: true },
          because: 'its values are of a field of its own, which is looked at by itself',
        },
      ],
      advice: 'Give it a value_field that only holds data.',
    },
  ],
};
