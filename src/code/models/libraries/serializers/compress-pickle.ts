import type { Model } from '../../vocabulary.ts';

/** compress_pickle/compress_pickle.py; pypickle/pypickle.py. */
export const model: Model = {
  library: 'compress_pickle and pypickle',
  modules: ['compress_pickle', 'pypickle'],
  aliases: { 'pypickle.pypickle.{load,load_pickle}': 'pypickle.load' },
  sinks: [
    { call: 'compress_pickle.load', rule: 'deserialization/pickle', data: '0:path', form: 'file or path' },
    { call: 'compress_pickle.loads', rule: 'deserialization/pickle', data: '0:data', form: 'data' },
    { call: 'pypickle.load', rule: 'deserialization/pickle', data: '0:filepath', form: 'path' },
  ],
};
