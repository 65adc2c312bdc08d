import type { Model } from '../../vocabulary.ts';

const ROW = 'a value in a database';

/** peewee.py; tortoise/models.py; pony/orm/core.py; mongoengine/document.py; beanie: classes that are tables. */
export const model: Model = {
  library: 'object mappers',
  modules: ['peewee', 'playhouse', 'tortoise', 'pony', 'mongoengine', 'beanie'],
  aliases: {
    'tortoise.Model': 'tortoise.models.Model',
    'mongoengine.{DynamicDocument,EmbeddedDocument}': 'mongoengine.Document',
    'pony.orm.core': 'pony.orm',
  },
  sources: [
    {
      path: 'peewee.Model.{get,get_by_id,get_or_none,select,raw,get_or_create}()',
      origin: 'store',
      note: ROW,
    },
    { path: 'peewee.Model().*', origin: 'store', note: ROW },
    {
      path: 'peewee.{SqliteDatabase,PostgresqlDatabase,MySQLDatabase,Database}().execute_sql()',
      origin: 'store',
      note: ROW,
    },
    {
      path: 'tortoise.models.Model.{get,get_or_none,filter,all,first,raw,get_or_create}()',
      origin: 'store',
      note: ROW,
    },
    { path: 'tortoise.models.Model().*', origin: 'store', note: ROW },
    { path: 'pony.orm.{select,get}()', origin: 'store', note: ROW },
    {
      path: 'pony.orm.Database().Entity.{get,select,get_by_sql,select_by_sql}()',
      origin: 'store',
      note: ROW,
    },
    { path: 'pony.orm.Database().Entity[]', origin: 'store', note: ROW },
    { path: 'pony.orm.Database().Entity().*', origin: 'store', note: ROW },
    { path: 'mongoengine.Document.objects', origin: 'store', note: ROW },
    { path: 'mongoengine.Document().*', origin: 'store', note: ROW },
    { path: 'beanie.Document.{get,find,find_one,find_all,aggregate}()', origin: 'store', note: ROW },
    { path: 'beanie.Document().*', origin: 'store', note: ROW },
  ],
  sinks: [
    {
      call: 'pony.orm.Database().Entity.{get_by_sql,select_by_sql}',
      rule: 'injection/sql',
      data: '0:sql',
      form: 'data',
    },
  ],
  entries: [
    {
      kind: 'store',
      base: 'peewee.*Field',
      methods: ['python_value'],
      parameters: { '0': { origin: 'store' } },
    },
    {
      kind: 'store',
      base: 'tortoise.fields.*',
      methods: ['to_python_value'],
      parameters: { '0': { origin: 'store' } },
    },
    {
      kind: 'store',
      base: 'mongoengine.*Field',
      methods: ['to_python'],
      parameters: { '0': { origin: 'store' } },
    },
  ],
};
