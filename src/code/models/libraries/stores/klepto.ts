import type { Model } from '../../vocabulary.ts';

/** klepto/archives.py, klepto/_archives.py: entries are pickled by dill unless serialized=False. */
export const model: Model = {
  library: 'klepto',
  modules: ['klepto'],
  sinks: [
    {
      call: 'klepto.archives.{file_archive,dir_archive,hdf_archive,hdfdir_archive}',
      rule: 'deserialization/store',
      reads: { origin: 'file', note: 'the entries of an archive' },
      safe: [{ argument: 'protocol', is: ['json'], because: 'its entries are JSON' }],
      advice: 'Give it protocol="json".',
    },
    {
      call: 'klepto.archives.{sql_archive,sqltable_archive}',
      rule: 'deserialization/store',
      reads: { origin: 'store', note: 'the entries of an archive' },
      advice: 'Keep the entries in a table of plain columns.',
    },
  ],
};
