import type { Model } from '../../vocabulary.ts';

/** execnet/gateway.py: channels carry plain values, code goes by remote_exec. */
export const model: Model = {
  library: 'execnet',
  modules: ['execnet'],
  sinks: [
    {
      call: 'execnet.makegateway().remote_exec',
      rule: 'injection/eval',
      data: '0:source',
      form: 'data',
      advice: 'Send a fixed function, and the data through the channel.',
    },
  ],
};
