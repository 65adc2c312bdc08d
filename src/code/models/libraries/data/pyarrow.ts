import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const ADVICE = 'Send tables as Arrow IPC streams; the functions that pickle went away in PyArrow 12.';

/** pyarrow/serialization.pxi, until 11: what Arrow cannot hold is pickled. */
export const model: Model = {
  library: 'PyArrow',
  modules: ['pyarrow'],
  aliases: { 'pyarrow.{serialization,lib}': 'pyarrow' },
  sinks: [
    { call: 'pyarrow.deserialize', rule: RULE, data: '0:obj', form: 'data', advice: ADVICE },
    { call: 'pyarrow.deserialize_from', rule: RULE, data: '0:source', form: 'file', advice: ADVICE },
    {
      call: 'pyarrow.read_serialized().deserialize',
      rule: RULE,
      data: '()0:source',
      form: 'file',
      advice: ADVICE,
    },
    {
      call: 'pyarrow.deserialize_components',
      rule: RULE,
      data: '0:components',
      form: 'data',
      advice: ADVICE,
    },
  ],
};
