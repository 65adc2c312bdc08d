import type { Model } from '../../vocabulary.ts';

const ROW = 'a value in a database';

/**
 * sqlalchemy/sql/sqltypes.py: loads every value by `pickler`, pickle if there is none. ext/serializer.py is a
 * pickle. lib/sqlalchemy/orm/session.py, query.py, decl_api.py, engine/base.py, sql/type_api.py; flask_sqlalchemy;
 * sqlmodel.
 */
export const model: Model = {
  library: 'SQLAlchemy',
  modules: ['sqlalchemy', 'sqlmodel', 'flask_sqlalchemy', 'flask_appbuilder', 'databases'],
  aliases: {
    'sqlalchemy.{types,sql.sqltypes}.PickleType': 'sqlalchemy.PickleType',
    'sqlmodel.PickleType': 'sqlalchemy.PickleType',
    'flask_sqlalchemy.SQLAlchemy().PickleType': 'sqlalchemy.PickleType',
    'sqlalchemy.ext.asyncio': 'sqlalchemy',
    'sqlalchemy.{sql.text,sql.expression.text}': 'sqlalchemy.text',
    'sqlmodel.text': 'sqlalchemy.text',
    '{sqlalchemy.sql.literal_column,sqlalchemy.sql.expression.literal_column,sqlmodel.literal_column}':
      'sqlalchemy.literal_column',
    'sqlalchemy.{orm.Session,orm.session.Session,AsyncSession,session.AsyncSession}': 'sqlalchemy.Session',
    'sqlmodel.{Session,ext.asyncio.session.AsyncSession}': 'sqlalchemy.Session',
    'sqlalchemy.{orm.declarative_base,ext.declarative.declarative_base}': 'sqlalchemy.declarative_base',
    'sqlalchemy.{types.TypeDecorator,types.UserDefinedType}': 'sqlalchemy.TypeDecorator',
    'sqlalchemy.{engine.Engine,engine.base.Engine,AsyncEngine}': 'sqlalchemy.Engine',
    'sqlalchemy.{engine.Connection,engine.base.Connection,AsyncConnection}': 'sqlalchemy.Connection',
    'flask_sqlalchemy.extension.SQLAlchemy': 'flask_sqlalchemy.SQLAlchemy',
    'flask_appbuilder.{SQLA,models.sqla.base.SQLA}': 'flask_sqlalchemy.SQLAlchemy',
    'flask_appbuilder.Model': 'sqlalchemy.orm.DeclarativeBase',
  },
  types: {
    'sqlalchemy.{orm.sessionmaker,async_sessionmaker,orm.scoped_session,orm.create_session,async_scoped_session}()()':
      'sqlalchemy.Session()',
    'sqlalchemy.{orm.scoped_session,async_scoped_session}()': 'sqlalchemy.Session()',
    'sqlalchemy.{orm.sessionmaker,async_sessionmaker}().begin()': 'sqlalchemy.Session()',
    'flask_sqlalchemy.SQLAlchemy().session': 'sqlalchemy.Session()',
    'sqlalchemy.{inspect().session,orm.object_session(),orm.attributes.instance_state().session}':
      'sqlalchemy.Session()',
    'sqlalchemy.{create_engine,create_async_engine,engine_from_config}()': 'sqlalchemy.Engine()',
    'sqlalchemy.Engine().{connect,begin,raw_connection}()': 'sqlalchemy.Connection()',
    'sqlalchemy.declarative_base()': 'sqlalchemy.orm.DeclarativeBase',
    'flask_sqlalchemy.SQLAlchemy().Model': 'sqlalchemy.orm.DeclarativeBase',
    'sqlalchemy.orm.registry().generate_base()': 'sqlalchemy.orm.DeclarativeBase',
  },
  sources: [
    {
      path: 'sqlalchemy.Session().{query,execute,exec,scalar,scalars,get,stream,stream_scalars,merge,refresh}()',
      origin: 'store',
      note: ROW,
    },
    {
      path: 'sqlalchemy.{Engine,Connection}().{execute,scalar,scalars,stream,exec_driver_sql,cursor}()',
      origin: 'store',
      note: ROW,
    },
    { path: 'sqlalchemy.orm.{Query,query.Query}()', origin: 'store', note: ROW },
    { path: 'sqlalchemy.orm.DeclarativeBase.query', origin: 'store', note: ROW },
    { path: 'sqlalchemy.orm.DeclarativeBase().*', origin: 'store', note: ROW },
    { path: 'sqlmodel.SQLModel().*', origin: 'store', note: ROW },
    { path: 'sqlalchemy.{Column,orm.mapped_column,orm.column_property}()', origin: 'store', note: ROW },
    { path: 'flask_sqlalchemy.SQLAlchemy().{Column,mapped_column}()', origin: 'store', note: ROW },
    {
      path: 'databases.Database().{fetch_all,fetch_one,fetch_val,iterate}()',
      origin: 'store',
      note: ROW,
    },
  ],
  conventions: [
    {
      methods: ['filter_by', 'one_or_none', 'scalar_one', 'scalar_one_or_none'],
      origin: 'store',
      note: ROW,
    },
    // A session or connection that somebody hands over, told by its name or by what it is asked for.
    {
      methods: ['execute', 'scalars', 'scalar', 'query'],
      origin: 'store',
      note: ROW,
      when: [
        { argument: 'self', named: '(.*_)?session' },
        { argument: '0', within: ['sqlalchemy.{select,column,sql.select,sql.expression.select}()'] },
      ],
    },
  ],
  sinks: [
    { call: 'sqlalchemy.text', rule: 'injection/sql', data: '0:text', form: 'data' },
    { call: 'sqlalchemy.literal_column', rule: 'injection/sql', data: '0:text', form: 'data' },
    {
      call: 'sqlalchemy.Connection().exec_driver_sql',
      rule: 'injection/sql',
      data: '0:statement',
      form: 'data',
    },
    // Later releases take plain texts only through text().
    {
      call: 'sqlalchemy.{Session,Connection,Engine}().execute',
      rule: 'injection/sql',
      data: '0',
      form: 'data',
      when: [{ versions: { sqlalchemy: '<2.0' } }],
    },
    {
      call: 'databases.Database().{execute,execute_many,fetch_all,fetch_one,fetch_val,iterate}',
      rule: 'injection/sql',
      data: '0:query',
      form: 'data',
    },
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
  entries: [
    {
      kind: 'store',
      base: 'sqlalchemy.TypeDecorator',
      methods: ['process_result_value'],
      parameters: { '0': { origin: 'store' } },
    },
  ],
  sanitizers: [
    // Judged by itself.
    { call: 'sqlalchemy.{text,literal_column}', data: '0:text', rules: ['injection/sql'] },
  ],
};
