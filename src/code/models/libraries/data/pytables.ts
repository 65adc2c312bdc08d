import type { Model } from '../../vocabulary.ts';

/** tables/file.py; tables/attributeset.py and tables/atom.py unpickle attributes and objects that look like pickles. */
export const model: Model = {
  library: 'PyTables',
  modules: ['tables'],
  aliases: {
    'tables.{openFile,file.open_file,file.openFile}': 'tables.open_file',
    'tables.{File,file.File}': 'tables.open_file',
  },
  sinks: [
    {
      call: 'tables.open_file',
      rule: 'deserialization/pickle',
      data: '0:filename',
      form: 'path',
      advice: 'Read the file with h5py, which leaves pickled attributes as bytes.',
    },
  ],
};
