import { ALL_MESSAGE, ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** First the id of the session, then what the client sends. */
const EVENT = { sid: {}, '0': {}, ...ALL_REMOTE } as const;

/** src/socketio/base_server.py, base_namespace.py, base_client.py; flask_socketio/__init__.py, namespace.py. */
export const model: Model = {
  library: 'Socket.IO',
  modules: ['socketio', 'flask_socketio'],
  aliases: {
    'socketio.AsyncServer': 'socketio.Server',
    'socketio.AsyncClient': 'socketio.Client',
    'socketio.AsyncNamespace': 'socketio.Namespace',
    'socketio.AsyncClientNamespace': 'socketio.ClientNamespace',
    'socketio.AsyncSimpleClient': 'socketio.SimpleClient',
  },
  sources: [
    {
      path: 'socketio.SimpleClient().receive()',
      origin: 'message',
      note: 'an event from a Socket.IO server',
    },
  ],
  entries: [
    {
      kind: 'websocket',
      decorator: 'socketio.Server().{event,event(),on()}',
      parameters: EVENT,
      name: '0:event',
    },
    {
      kind: 'websocket',
      call: 'socketio.Server().on',
      argument: '1:handler',
      parameters: EVENT,
      name: '0:event',
    },
    { kind: 'websocket', base: 'socketio.Namespace', methods: ['on_*'], parameters: EVENT },
    {
      kind: 'message',
      decorator: 'socketio.Client().{event,event(),on()}',
      parameters: ALL_MESSAGE,
      name: '0:event',
    },
    {
      kind: 'message',
      call: 'socketio.Client().on',
      argument: '1:handler',
      parameters: ALL_MESSAGE,
      name: '0:event',
    },
    { kind: 'message', base: 'socketio.ClientNamespace', methods: ['on_*'], parameters: ALL_MESSAGE },
    {
      kind: 'websocket',
      decorator: 'flask_socketio.SocketIO().{event,event(),on()}',
      parameters: ALL_REMOTE,
      name: '0:message',
    },
    {
      kind: 'websocket',
      call: 'flask_socketio.SocketIO().on_event',
      argument: '1:handler',
      parameters: ALL_REMOTE,
      name: '0:message',
    },
    { kind: 'websocket', base: 'flask_socketio.Namespace', methods: ['on_*'], parameters: ALL_REMOTE },
  ],
};
