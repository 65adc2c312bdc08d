import type { Model } from '../../vocabulary.ts';

/** surprise/dump.py. */
export const model: Model = {
  library: 'Surprise',
  modules: ['surprise'],
  sinks: [{ call: 'surprise.dump.load', rule: 'deserialization/model', data: '0:file_name', form: 'path' }],
};
