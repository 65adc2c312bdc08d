import type { Model } from '../../vocabulary.ts';

/** ZODB/DB.py, ZODB/serialize.py: every object that is read is unpickled, with any class that it names. */
export const model: Model = {
  library: 'ZODB',
  modules: ['ZODB'],
  aliases: { 'ZODB.DB.DB': 'ZODB.DB', 'ZODB.DB.connection': 'ZODB.connection' },
  sinks: [
    {
      call: 'ZODB.{DB,connection}',
      rule: 'deserialization/store',
      data: '0:storage',
      form: 'name',
      reads: { origin: 'store', note: 'an object database' },
      advice:
        'Let nothing but this program write to the storage, and keep a ZEO server on a network of its own.',
    },
  ],
};
