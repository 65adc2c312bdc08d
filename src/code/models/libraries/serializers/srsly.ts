import type { Model } from '../../vocabulary.ts';

/** srsly/_pickle_api.py: cloudpickle. */
export const model: Model = {
  library: 'srsly',
  modules: ['srsly'],
  sinks: [{ call: 'srsly.pickle_loads', rule: 'deserialization/pickle', data: '0:data', form: 'data' }],
};
