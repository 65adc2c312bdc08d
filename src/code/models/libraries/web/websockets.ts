import type { Model } from '../../vocabulary.ts';

const HANDLER = { '0': { type: 'websockets.ServerConnection()' }, '1': { origin: 'remote' } } as const;

/** src/websockets/asyncio, sync, legacy: one API three times. */
export const model: Model = {
  library: 'websockets',
  modules: ['websockets'],
  aliases: {
    'websockets.{asyncio,sync,legacy}.server.serve': 'websockets.serve',
    'websockets.{asyncio,sync,legacy}.client.{connect,unix_connect}': 'websockets.connect',
    'websockets.{unix_serve,server.serve}': 'websockets.serve',
    'websockets.{client.connect,unix_connect}': 'websockets.connect',
    'websockets.{WebSocketServerProtocol,server.WebSocketServerProtocol,asyncio.server.ServerConnection,sync.server.ServerConnection,legacy.server.WebSocketServerProtocol}':
      'websockets.ServerConnection',
    'websockets.{WebSocketClientProtocol,asyncio.client.ClientConnection,sync.client.ClientConnection,legacy.client.WebSocketClientProtocol}':
      'websockets.ClientConnection',
  },
  types: { 'websockets.connect()': 'websockets.ClientConnection()' },
  sources: [
    {
      path: 'websockets.ServerConnection().{recv,recv_streaming}()',
      origin: 'remote',
      note: 'a web socket of a visitor',
    },
    {
      path: 'websockets.ServerConnection().{request,path,request_headers}',
      origin: 'remote',
      note: 'the request of a visitor',
    },
    { path: 'websockets.ServerConnection()[]', origin: 'remote', note: 'a web socket of a visitor' },
    {
      path: 'websockets.ClientConnection().{recv,recv_streaming}()',
      origin: 'message',
      note: 'a message from a web socket',
    },
    { path: 'websockets.ClientConnection()[]', origin: 'message', note: 'a message from a web socket' },
  ],
  entries: [{ kind: 'websocket', call: 'websockets.serve', argument: '0:handler', parameters: HANDLER }],
};
