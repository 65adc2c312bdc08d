import type { Model } from '../../vocabulary.ts';

const DRIVERS =
  'sqlite3,pysqlite2.dbapi2,pysqlcipher3.dbapi2,psycopg2,psycopg,psycopg2cffi,pg8000,pymysql,MySQLdb,mysql.connector,mariadb,oracledb,cx_Oracle,pyodbc,pymssql,duckdb,snowflake.connector,databricks.sql,trino.dbapi,prestodb.dbapi,pyhive.hive,clickhouse_driver.dbapi,vertica_python,ibm_db_dbi,aiosqlite,aiomysql,aiopg,asyncmy,redshift_connector';

const QUERY = '\\s*([sS][eE][lL][eE][cC][tT]|[wW][iI][tT][hH]|[pP][rR][aA][gG][mM][aA])\\s[^]*';

/** PEP 249: `connect()` gives a connection, its `cursor()` what `fetchone`, `fetchmany`, `fetchall` and iteration read. */
export const model: Model = {
  library: 'databases (DB-API)',
  modules: DRIVERS.split(',').map((driver) => driver.split('.')[0] as string),
  types: {
    [`{${DRIVERS}}.connect()`]: 'sqlite3.Connection()',
    'psycopg.{Connection,AsyncConnection}.connect()': 'sqlite3.Connection()',
    'psycopg_pool.{ConnectionPool,AsyncConnectionPool}().{connection,getconn}()': 'sqlite3.Connection()',
    'psycopg2.pool.{SimpleConnectionPool,ThreadedConnectionPool}().getconn()': 'sqlite3.Connection()',
    'psycopg2.extensions.connection()': 'sqlite3.Connection()',
    'psycopg2.extensions.cursor()': 'sqlite3.Cursor()',
    'sqlite3.dbapi2': 'sqlite3',
    '{aiomysql,aiopg,asyncmy}.create_pool().acquire()': 'sqlite3.Connection()',
    'oracledb.create_pool().acquire()': 'sqlite3.Connection()',
    'sqlite3.Connection().cursor()': 'sqlite3.Cursor()',
  },
  sources: [
    {
      path: 'sqlite3.Connection().{execute,executemany,execute_fetchall,query,sql,table}()',
      origin: 'store',
      note: 'a value in a database',
    },
    {
      path: 'sqlite3.Cursor().{fetchone,fetchmany,fetchall,fetchval,fetchdf,execute,stored_results}()',
      origin: 'store',
      note: 'a value in a database',
    },
    { path: 'sqlite3.Cursor()[]', origin: 'store', note: 'a value in a database' },
  ],
  conventions: [
    {
      methods: ['fetchone', 'fetchmany', 'fetchall', 'fetchrow', 'fetchval', 'cursor'],
      origin: 'store',
      note: 'a row of a database',
    },
    {
      methods: [
        'execute',
        'query',
        'fetch',
        'sql',
        'scalar',
        'first',
        'one',
        'all',
        'list',
        'get_first',
        'get_records',
      ],
      origin: 'store',
      note: 'a row of a database',
      when: [{ argument: '0', matches: QUERY }],
    },
  ],
  entries: [
    {
      kind: 'store',
      call: 'sqlite3.register_converter',
      argument: '1:converter',
      parameters: { '0': { origin: 'store' } },
      name: '0:name',
    },
    {
      kind: 'store',
      call: 'sqlite3.Connection().create_function',
      argument: '2:func',
      parameters: { '*': { origin: 'store' } },
      name: '0:name',
    },
  ],
  // psycopg/sql.py: text that is put together there stays text only where it was given to SQL().
  propagators: [
    { call: '{psycopg2,psycopg}.sql.SQL', from: '0' },
    { call: '{psycopg2,psycopg}.sql.SQL().format', from: ['self', '*'] },
    { call: '{psycopg2,psycopg}.sql.SQL().join', from: ['self', '0'] },
    { call: '{psycopg2,psycopg}.sql.Composed', from: '0' },
  ],
  sanitizers: [
    {
      call: '{psycopg2,psycopg}.sql.{Identifier,Literal,Placeholder}',
      data: '*',
      rules: ['injection/sql'],
    },
    {
      call: '{psycopg2.extensions.quote_ident,psycopg2.extensions.adapt,pymysql.escape_string,pymysql.converters.escape_string,MySQLdb.escape_string}',
      data: '0',
      rules: ['injection/sql'],
    },
  ],
  sinks: [
    {
      call: 'sqlite3.Connection().{execute,executemany,executescript}',
      rule: 'injection/sql',
      data: '0',
      form: 'data',
    },
    {
      call: 'sqlite3.Cursor().{execute,executemany,executescript,callproc}',
      rule: 'injection/sql',
      data: '0',
      form: 'data',
    },
  ],
};
