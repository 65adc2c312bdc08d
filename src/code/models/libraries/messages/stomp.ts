import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** stomp/listener.py, stomp/connect.py. */
export const model: Model = {
  library: 'stomp.py',
  modules: ['stomp'],
  aliases: {
    'stomp.{StompConnection11,StompConnection12,Connection10,Connection11,Connection12}': 'stomp.Connection',
    'stomp.listener.ConnectionListener': 'stomp.ConnectionListener',
  },
  entries: [
    {
      kind: 'message',
      base: 'stomp.ConnectionListener',
      methods: ['on_message', 'on_error', 'on_receipt'],
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'message',
      call: 'stomp.Connection().set_listener',
      argument: '1:listener',
      methods: ['on_message', 'on_error', 'on_receipt'],
      parameters: ALL_MESSAGE,
    },
  ],
};
