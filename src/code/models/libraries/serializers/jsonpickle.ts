import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/jsonpickle';

/** jsonpickle/unpickler.py. `safe=True` and `classes=` close nothing: py/reduce and py/object stay. */
export const model: Model = {
  library: 'jsonpickle',
  modules: ['jsonpickle'],
  aliases: { 'jsonpickle.unpickler': 'jsonpickle', 'jsonpickle.loads': 'jsonpickle.decode' },
  sources: [
    { path: 'jsonpickle.{encode,dumps}()', origin: 'constant', note: 'what this program has just encoded' },
  ],
  sinks: [
    { call: 'jsonpickle.decode', rule: RULE, data: '0:string', form: 'data' },
    { call: 'jsonpickle.Unpickler().restore', rule: RULE, data: '0:obj', form: 'data' },
  ],
};
