import type { Model } from '../../vocabulary.ts';

const REMOTE = { '*': { origin: 'remote' } } as const;

/** channels/consumer.py, generic/websocket.py, generic/http.py. */
export const model: Model = {
  library: 'Django Channels',
  modules: ['channels'],
  aliases: {
    'channels.consumer.{AsyncConsumer,SyncConsumer}': 'channels.generic.websocket.WebsocketConsumer',
    'channels.generic.websocket.{AsyncWebsocketConsumer,JsonWebsocketConsumer,AsyncJsonWebsocketConsumer}':
      'channels.generic.websocket.WebsocketConsumer',
    'channels.generic.http.AsyncHttpConsumer': 'channels.generic.websocket.WebsocketConsumer',
  },
  sources: [
    {
      path: 'channels.generic.websocket.WebsocketConsumer().scope',
      origin: 'remote',
      note: 'the scope of a connection',
    },
  ],
  entries: [
    {
      kind: 'websocket',
      base: 'channels.generic.websocket.WebsocketConsumer',
      methods: ['receive', 'receive_json', 'decode_json', 'handle', 'websocket_*', 'http_request'],
      parameters: REMOTE,
    },
    {
      kind: 'message',
      base: 'channels.generic.websocket.WebsocketConsumer',
      methods: ['*'],
      parameters: { event: { origin: 'message' } },
    },
  ],
};
