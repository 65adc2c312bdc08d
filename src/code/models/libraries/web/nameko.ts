import { ALL_MESSAGE, ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** nameko/rpc.py, events.py, messaging.py, web/handlers.py. */
export const model: Model = {
  library: 'Nameko',
  modules: ['nameko'],
  entries: [
    { kind: 'rpc', decorator: 'nameko.rpc.{rpc,rpc()}', parameters: ALL_MESSAGE },
    {
      kind: 'message',
      decorator: 'nameko.events.event_handler()',
      parameters: ALL_MESSAGE,
      name: '1:event_type',
    },
    { kind: 'message', decorator: 'nameko.messaging.consume()', parameters: ALL_MESSAGE },
    {
      kind: 'http',
      decorator: 'nameko.web.handlers.http()',
      parameters: { '0': { type: 'werkzeug.wrappers.Request()' }, ...ALL_REMOTE },
      name: '1:url',
      verbs: '0:method',
    },
  ],
};
