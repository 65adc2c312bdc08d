import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';

/** joblib/numpy_pickle.py, numpy_pickle_compat.py, memory.py. */
export const model: Model = {
  library: 'joblib',
  modules: ['joblib'],
  aliases: {
    'joblib.{numpy_pickle,numpy_pickle_compat,memory}': 'joblib',
    'sklearn.externals.joblib': 'joblib', // until scikit-learn 0.23
  },
  fillers: [
    { call: 'joblib.dump', into: '1:filename', origin: 'constant' },
    { call: 'joblib.NumpyPickler', into: '0:fp', origin: 'constant' },
  ],
  sinks: [
    {
      call: 'joblib.{load,load_compatibility,load_temporary_memmap}',
      rule: RULE,
      data: '0:filename',
      form: 'file or path',
      advice:
        'Load scikit-learn models with skops.io.load, or check a signature over the file before {callee}.',
    },
    { call: 'joblib.NumpyUnpickler().load', rule: RULE, data: '()1:file_handle', form: 'file' },
    {
      call: 'joblib.Memory',
      rule: 'deserialization/store',
      data: '0:location',
      form: 'path',
      safe: [
        { argument: '0:location', absent: true, because: 'without a location nothing is cached' },
        { argument: '0:location', is: [null], because: 'without a location nothing is cached' },
      ],
      advice: 'Keep the folder of the cache private to one user.',
    },
  ],
};
