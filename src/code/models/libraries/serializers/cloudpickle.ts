import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';

/** cloudpickle/cloudpickle.py, and the copies of it that other packages carry. Its load and loads are pickle's. */
export const model: Model = {
  library: 'cloudpickle',
  modules: ['cloudpickle'],
  aliases: {
    'cloudpickle.{cloudpickle,cloudpickle_fast,compat.pickle}': 'cloudpickle',
    'joblib.externals.{cloudpickle,cloudpickle.cloudpickle}': 'cloudpickle',
    'ray.{cloudpickle,cloudpickle.cloudpickle}': 'cloudpickle',
    'pyspark.{cloudpickle,cloudpickle.cloudpickle}': 'cloudpickle',
    'srsly.cloudpickle': 'cloudpickle',
  },
  sources: [{ path: 'cloudpickle.dumps()', origin: 'constant', note: 'what this program has just pickled' }],
  sinks: [
    { call: 'cloudpickle.load', rule: RULE, data: '0:file', form: 'file' },
    { call: 'cloudpickle.loads', rule: RULE, data: '0:data', form: 'data' },
  ],
};
