import type { Model } from '../../vocabulary.ts';

const ROW = 'a value in a database';

/** lib/sqlalchemy/orm/session.py, query.py, decl_api.py, engine/base.py, sql/type_api.py; flask_sqlalchemy; sqlmodel. */
export const model: Model = {
  library: 'SQLAlchemy',
  modules: ['sqlalchemy', 'flask_sqlalchemy', 'sqlmodel', 'databases'],
  aliases: {
    'sqlalchemy.ext.asyncio': 'sqlalchemy',
    'sqlalchemy.{orm.Session,orm.session.Session,AsyncSession,session.AsyncSession}': 'sqlalchemy.Session',
    'sqlmodel.{Session,ext.asyncio.session.AsyncSession}': 'sqlalchemy.Session',
    'sqlalchemy.{orm.declarative_base,ext.declarative.declarative_base}': 'sqlalchemy.declarative_base',
    'sqlalchemy.{types.TypeDecorator,types.UserDefinedType}': 'sqlalchemy.TypeDecorator',
    'sqlalchemy.{engine.Engine,engine.base.Engine,AsyncEngine}': 'sqlalchemy.Engine',
    'sqlalchemy.{engine.Connection,engine.base.Connection,AsyncConnection}': 'sqlalchemy.Connection',
    'flask_sqlalchemy.extension.SQLAlchemy': 'flask_sqlalchemy.SQLAlchemy',
  },
  types: {
    'sqlalchemy.{orm.sessionmaker,async_sessionmaker,orm.scoped_session,orm.create_session,async_scoped_session}()()':
      'sqlalchemy.Session()',
    'sqlalchemy.{orm.scoped_session,async_scoped_session}()': 'sqlalchemy.Session()',
    'sqlalchemy.{orm.sessionmaker,async_sessionmaker}().begin()': 'sqlalchemy.Session()',
    'flask_sqlalchemy.SQLAlchemy().session': 'sqlalchemy.Session()',
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
  entries: [
    {
      kind: 'store',
      base: 'sqlalchemy.TypeDecorator',
      methods: ['process_result_value'],
      parameters: { '0': { origin: 'store' } },
    },
  ],
};
