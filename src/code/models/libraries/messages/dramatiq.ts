import type { Model } from '../../vocabulary.ts';

/** dramatiq/encoder.py: messages are JSON unless another encoder is set. */
export const model: Model = {
  library: 'Dramatiq',
  modules: ['dramatiq'],
  aliases: {
    'dramatiq.message.set_encoder': 'dramatiq.set_encoder',
    'dramatiq.encoder.PickleEncoder': 'dramatiq.PickleEncoder',
  },
  sinks: [
    {
      call: 'dramatiq.set_encoder',
      rule: 'deserialization/setting',
      reads: { origin: 'message', note: 'messages of the broker' },
      when: [{ argument: '0:encoder', within: ['dramatiq.PickleEncoder()'] }],
      advice: 'Stay with the JSONEncoder that is the default.',
    },
  ],
};
