import type { Model } from '../../vocabulary.ts';

/** asyncpg/connection.py, pool.py: the statement is the first argument everywhere. */
export const model: Model = {
  library: 'asyncpg',
  modules: ['asyncpg'],
  types: {
    'asyncpg.{connect,create_pool}()': 'asyncpg.Connection()',
    'asyncpg.Connection().{acquire,_acquire}()': 'asyncpg.Connection()',
  },
  sources: [
    {
      path: 'asyncpg.Connection().{fetch,fetchrow,fetchval,fetchmany,cursor}()',
      origin: 'store',
      note: 'a value in a database',
    },
  ],
  sinks: [
    {
      call: 'asyncpg.Connection().{execute,executemany,fetch,fetchrow,fetchval,prepare,cursor}',
      rule: 'injection/sql',
      data: '0:query',
      form: 'data',
    },
  ],
};
