import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';

/** parsl/serialize/facade.py: a method is named by the bytes, and dill or pickle does the rest. */
export const model: Model = {
  library: 'Parsl',
  modules: ['parsl'],
  aliases: { 'parsl.serialize.facade': 'parsl.serialize' },
  sinks: [
    { call: 'parsl.serialize.deserialize', rule: RULE, data: '0:payload', form: 'data' },
    {
      call: 'parsl.serialize.{unpack_and_deserialize,unpack_apply_message}',
      rule: RULE,
      data: '0:packed_buffer',
      form: 'data',
    },
  ],
};
