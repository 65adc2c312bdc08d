import type { Model } from '../../vocabulary.ts';

/** The bindings of Xapian, xapian/python: what an index on disk or on a server holds. */
export const model: Model = {
  library: 'Xapian',
  modules: ['xapian'],
  aliases: { 'xapian.WritableDatabase': 'xapian.Database' },
  types: { 'xapian.{remote_open,open_stub,inmemory_open,remote_open_writable}()': 'xapian.Database()' },
  sources: [
    {
      path: 'xapian.Database().{get_metadata,get_document,metadata_keys,get_spelling_suggestion}()',
      origin: 'store',
      note: 'a value in a search index',
    },
    { path: 'xapian.Enquire().get_mset()', origin: 'store', note: 'a document of a search index' },
  ],
};
