import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const ADVICE = 'Use a database or format that only holds data, such as sqlite3 with JSON.';

/** Lib/shelve.py; the values are pickles. Lib/dbm is where they lie. */
export const model: Model = {
  library: 'shelve',
  modules: ['shelve'],
  aliases: {
    'dbm.{gnu,ndbm,dumb,sqlite3}': 'dbm',
    '{anydbm,whichdb,gdbm,dumbdbm,dbhash}': 'dbm', // Python 2
  },
  sources: [{ path: 'dbm.open()', origin: 'file', note: 'a dbm file', chosenBy: '0:file' }],
  sinks: [
    {
      call: 'shelve.{open,DbfilenameShelf}',
      rule: RULE,
      data: '0:filename',
      form: 'path',
      safe: [{ argument: '1:flag', is: ['n'], because: 'it begins empty, whatever the file had' }],
      advice: ADVICE,
    },
    { call: 'shelve.{Shelf,BsdDbShelf}', rule: RULE, data: '0:dict', form: 'data', advice: ADVICE },
  ],
};
