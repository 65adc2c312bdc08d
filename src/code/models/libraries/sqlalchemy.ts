import type { Model } from '../vocabulary.ts';

/** sqlalchemy/sql/sqltypes.py: loads every value by `pickler`, pickle if there is none. ext/serializer.py is a pickle. */
export const model: Model = {
  library: 'SQLAlchemy',
  modules: ['sqlalchemy', 'sqlmodel', 'flask_sqlalchemy'],
  aliases: {
    'sqlalchemy.{types,sql.sqltypes}.PickleType': 'sqlalchemy.PickleType',
    'sqlmodel.PickleType': 'sqlalchemy.PickleType',
    'flask_sqlalchemy.SQLAlchemy().PickleType': 'sqlalchemy.PickleType',
  },
  sinks: [
    {
      call: 'sqlalchemy.PickleType',
      rule: 'deserialization/store',
      reads: { origin: 'store', note: 'a column of a database' },
      safe: [{ argument: '1:pickler', within: ['json'], because: 'its pickler is json' }],
      advice: 'Use the JSON type, or give the type pickler=json.',
    },
    {
      call: 'sqlalchemy.ext.serializer.loads',
      rule: 'deserialization/pickle',
      data: '0:data',
      form: 'data',
      advice: 'Store what the query is made of, not the query.',
    },
  ],
};
