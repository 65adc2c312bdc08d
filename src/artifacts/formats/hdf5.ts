import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'hdf5',
  description: 'HDF5: Keras models with Lambda layers, pandas.read_hdf',
  family: 'model',
  rank: 0,
  recognises: ({ head }) => startsWith(head, '\x89HDF\r\n\x1a\n'),
  inspect: () => unsupported('hdf5', 'the HDF5 format'),
};
