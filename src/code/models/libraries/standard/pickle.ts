import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const CLOSED = [{ closed: 'find_class', because: 'its find_class lets only fixed names through' }] as const;

/** Lib/pickle.py, Modules/_pickle.c; Python 2's cPickle and copies of both that live on the package index. */
export const model: Model = {
  library: 'pickle',
  modules: ['pickle', '_pickle', 'cPickle', 'six.moves.cPickle', 'pickle5', 'zodbpickle'],
  aliases: {
    _pickle: 'pickle',
    cPickle: 'pickle',
    'six.moves.cPickle': 'pickle',
    'future.moves.pickle': 'pickle',
    pickle5: 'pickle',
    'pickle5.pickle': 'pickle',
    'zodbpickle.pickle': 'pickle',
    'zodbpickle.fastpickle': 'pickle',
    'zodbpickle.slowpickle': 'pickle',
    'pickle._load': 'pickle.load',
    'pickle._loads': 'pickle.loads',
    'pickle._Unpickler': 'pickle.Unpickler',
    'pickle._dumps': 'pickle.dumps',
  },
  sources: [{ path: 'pickle.dumps()', origin: 'constant', note: 'what this program has just pickled' }],
  // What this program pickles into it is read from it again.
  fillers: [
    { call: 'pickle.dump', into: '1:file', origin: 'constant' },
    { call: 'pickle.Pickler', into: '0:file', origin: 'constant' },
  ],
  sinks: [
    { call: 'pickle.load', rule: RULE, data: '0:file', form: 'file' },
    { call: 'pickle.loads', rule: RULE, data: '0:data', form: 'data' },
    { call: 'pickle.Unpickler().load', rule: RULE, data: '()0:file', form: 'file', safe: CLOSED },
    // Called through its class, by a method that stands in for it: what the object was made from is read.
    { call: 'pickle.Unpickler.load', rule: RULE, data: '0:self', form: 'file', safe: CLOSED },
  ],
};
