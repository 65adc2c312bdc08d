import { CLASS, group, type Library } from '../policy/entry.ts';

/** The wrappers in which joblib leaves arrays to its own reader; what they carry is read too (formats/joblib). */
export const library: Library = {
  name: 'joblib',
  source: 'joblib 0.11 and 1.5.2: numpy_pickle.py, numpy_pickle_compat.py',
  names: [
    group(
      'joblib.numpy_pickle sklearn.externals.joblib.numpy_pickle joblib.numpy_pickle_compat sklearn.externals.joblib.numpy_pickle_compat',
      'NumpyArrayWrapper NDArrayWrapper ZNDArrayWrapper',
      CLASS,
    ),
  ],
};
