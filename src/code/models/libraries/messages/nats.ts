import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** nats/aio/client.py, aio/subscription.py, js/client.py. */
export const model: Model = {
  library: 'NATS',
  modules: ['nats'],
  aliases: { 'nats.aio.client.Client': 'nats.NATS' },
  types: {
    'nats.connect()': 'nats.NATS()',
    'nats.NATS().jetstream()': 'nats.NATS()',
  },
  sources: [
    {
      path: 'nats.NATS().{subscribe,pull_subscribe}().{next_msg,fetch,messages}',
      origin: 'message',
      note: 'a NATS message',
    },
    { path: 'nats.NATS().request()', origin: 'message', note: 'a NATS message' },
    { path: 'nats.aio.msg.Msg()', origin: 'message', note: 'a NATS message' },
  ],
  entries: [
    {
      kind: 'message',
      call: 'nats.NATS().subscribe',
      argument: 'cb',
      parameters: ALL_MESSAGE,
      name: '0:subject',
    },
  ],
};
