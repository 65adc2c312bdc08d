import type { Model } from '../../vocabulary.ts';

const VALUE = 'a value in a key-value store';

/** Lib/shelve.py, dbm; lmdb, plyvel, rocksdb, leveldb; etcd3, consul, kazoo; ZODB. */
export const model: Model = {
  library: 'key-value stores',
  modules: [
    'shelve',
    'dbm',
    'anydbm',
    'gdbm',
    'dumbdbm',
    'bsddb',
    'lmdb',
    'plyvel',
    'rocksdb',
    'leveldb',
    'etcd3',
    'etcd',
    'consul',
    'kazoo',
    'ZODB',
    'sqlitedict',
  ],
  aliases: {
    '{anydbm,gdbm,dumbdbm,dbhash,six.moves.dbm_gnu,dbm.gnu,dbm.ndbm,dbm.dumb}.open': 'dbm.open',
    'bsddb.{btopen,hashopen,rnopen}': 'dbm.open',
    'lmdb.Environment': 'lmdb.open',
    'etcd3.{Etcd3Client,client.Etcd3Client}': 'etcd3.client',
    'consul.aio.Consul': 'consul.Consul',
  },
  types: {
    'shelve.{open,DbfilenameShelf,BsdDbShelf}()': 'shelve.Shelf()',
    'lmdb.open().begin().cursor()': 'lmdb.Cursor()',
    'plyvel.DB().{snapshot,prefixed_db}()': 'plyvel.DB()',
  },
  sources: [
    { path: 'shelve.Shelf().{get,values,items,pop,popitem,setdefault}()', origin: 'store', note: VALUE },
    { path: 'shelve.Shelf()[]', origin: 'store', note: VALUE },
    {
      path: 'dbm.open().{get,items,values,setdefault,firstkey,first,last,next}()',
      origin: 'store',
      note: VALUE,
    },
    { path: 'dbm.open()[]', origin: 'store', note: VALUE },
    { path: 'lmdb.open().begin().{get,pop,replace}()', origin: 'store', note: VALUE },
    { path: 'lmdb.Transaction().{get,pop,replace}()', origin: 'store', note: VALUE },
    { path: 'lmdb.Cursor().{get,getmulti,item,value,pop,iternext}()', origin: 'store', note: VALUE },
    { path: 'lmdb.Cursor()[]', origin: 'store', note: VALUE },
    { path: 'plyvel.DB().{get,iterator,raw_iterator}()', origin: 'store', note: VALUE },
    { path: 'plyvel.DB()[]', origin: 'store', note: VALUE },
    {
      path: '{rocksdb.DB,leveldb.LevelDB}().{get,Get,multi_get,iteritems,itervalues,RangeIter}()',
      origin: 'store',
      note: VALUE,
    },
    {
      path: 'etcd3.client().{get,get_prefix,get_range,get_all,get_response}()',
      origin: 'store',
      note: VALUE,
    },
    {
      path: 'etcd3.client().{watch,watch_once,watch_prefix,watch_prefix_once}()',
      origin: 'message',
      note: 'a change in etcd',
    },
    { path: 'etcd.Client().{read,get,watch}()', origin: 'store', note: VALUE },
    { path: 'consul.Consul().kv.get()', origin: 'store', note: VALUE },
    { path: 'kazoo.client.KazooClient().get()', origin: 'store', note: VALUE },
    { path: 'ZODB.DB().open().root', origin: 'store', note: 'an object in ZODB' },
    { path: 'sqlitedict.SqliteDict()[]', origin: 'store', note: VALUE },
    { path: 'sqlitedict.SqliteDict().{get,values,items}()', origin: 'store', note: VALUE },
  ],
  entries: [
    {
      kind: 'store',
      call: 'sqlitedict.SqliteDict',
      argument: 'decode',
      parameters: { '0': { origin: 'store' } },
    },
  ],
};
