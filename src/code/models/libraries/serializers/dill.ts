import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const CLOSED = [{ closed: 'find_class', because: 'its find_class lets only fixed names through' }] as const;

/** dill/_dill.py, dill/session.py, dill/temp.py. */
export const model: Model = {
  library: 'dill',
  modules: ['dill'],
  aliases: {
    'dill.{_dill,dill,session}': 'dill',
    'dill.load_session': 'dill.load_module', // renamed in 0.3.6
  },
  sources: [{ path: 'dill.dumps()', origin: 'constant', note: 'what this program has just pickled' }],
  sinks: [
    { call: 'dill.load', rule: RULE, data: '0:file', form: 'file' },
    { call: 'dill.loads', rule: RULE, data: '0:str', form: 'data' },
    { call: 'dill.Unpickler().load', rule: RULE, data: '()0:file', form: 'file', safe: CLOSED },
    {
      call: 'dill.{load_module,load_module_asdict}',
      rule: RULE,
      data: '0:filename',
      form: 'file or path',
      reads: { origin: 'file', note: 'session.pkl in the folder for temporary files' },
    },
    { call: 'dill.temp.load', rule: RULE, data: '0:file', form: 'file or path' },
    { call: 'dill.temp.loadIO', rule: RULE, data: '0:buffer', form: 'file' },
  ],
};
