import type { Model } from '../../vocabulary.ts';

const COLLECTION = '{MongoClient().*.*,collection.Collection()}';
const FILTERED =
  'find,find_one,count_documents,delete_one,delete_many,update_one,update_many,find_one_and_update,find_one_and_delete,find_one_and_replace,replace_one';

/** pymongo, motor: databases and collections are attributes of any name; elasticsearch, opensearch, cassandra, happybase. */
export const model: Model = {
  library: 'document stores',
  modules: [
    'pymongo',
    'motor',
    'gridfs',
    'elasticsearch',
    'opensearchpy',
    'cassandra',
    'happybase',
    'couchdb',
    'google.cloud.firestore',
    'google.cloud.bigquery',
    'google.cloud.datastore',
  ],
  aliases: {
    'pymongo.{AsyncMongoClient,mongo_client.MongoClient,Connection}': 'pymongo.MongoClient',
    'motor.{motor_asyncio.AsyncIOMotorClient,motor_tornado.MotorClient}': 'pymongo.MongoClient',
    '{elasticsearch.AsyncElasticsearch,opensearchpy.OpenSearch,opensearchpy.AsyncOpenSearch}':
      'elasticsearch.Elasticsearch',
  },
  sources: [
    { path: 'pymongo.MongoClient()', origin: 'store', note: 'a document in MongoDB' },
    {
      path: 'pymongo.{collection.Collection,database.Database}()',
      origin: 'store',
      note: 'a document in MongoDB',
    },
    { path: 'gridfs.{GridFS,GridFSBucket}()', origin: 'store', note: 'a file in MongoDB' },
    {
      path: 'elasticsearch.Elasticsearch().{get,search,mget,scroll,get_source,msearch}()',
      origin: 'store',
      note: 'a document in a search engine',
    },
    {
      path: 'cassandra.cluster.Cluster().connect().{execute,execute_async}()',
      origin: 'store',
      note: 'a row in Cassandra',
    },
    { path: 'happybase.Connection().table()', origin: 'store', note: 'a row in HBase' },
    {
      path: 'google.cloud.{firestore.Client,firestore.AsyncClient}().{collection,document,get_all}()',
      origin: 'store',
      note: 'a document in Firestore',
    },
    {
      path: 'google.cloud.{datastore.Client}().{get,get_multi,query}()',
      origin: 'store',
      note: 'an entity in Datastore',
    },
    {
      path: 'google.cloud.bigquery.Client().{query,query_and_wait,list_rows}()',
      origin: 'store',
      note: 'a row in BigQuery',
    },
    { path: 'couchdb.Server()', origin: 'store', note: 'a document in CouchDB' },
  ],
  conventions: [
    {
      methods: ['read_item', 'query_items', 'read_all_items'],
      origin: 'store',
      note: 'an item in a database',
    },
    {
      methods: ['find_one', 'find_one_and_update', 'find_one_and_replace', 'find_one_and_delete'],
      origin: 'store',
      note: 'a document in a database',
    },
    {
      methods: ['find'],
      origin: 'store',
      note: 'a document in a database',
      when: [{ argument: '0', lacks: [''] }],
    },
  ],
  sinks: [
    {
      call: `pymongo.${COLLECTION}.{${FILTERED}}`,
      rule: 'injection/nosql',
      data: '0:filter[$where]',
      form: 'data',
    },
    { call: `pymongo.${COLLECTION}.{${FILTERED}}`, rule: 'injection/nosql', data: '0:filter', form: 'data' },
  ],
};
