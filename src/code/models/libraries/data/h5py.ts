import type { Model } from '../../vocabulary.ts';

/** h5py/_hl/files.py, group.py, dataset.py, attrs.py: what groups, data sets and attributes hold stands in the file. */
export const model: Model = {
  library: 'h5py',
  modules: ['h5py'],
  aliases: { 'h5py._hl.files.File': 'h5py.File' },
  sources: [{ path: 'h5py.File()', origin: 'file', note: 'a file in HDF5', chosenBy: '0:name' }],
};
