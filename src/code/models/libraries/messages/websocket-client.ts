import type { Model } from '../../vocabulary.ts';

const CALLBACK = { '0': {}, '*': { origin: 'message' } } as const;

/** websocket/_app.py, websocket/_core.py of websocket-client. */
export const model: Model = {
  library: 'websocket-client',
  modules: ['websocket'],
  aliases: { 'websocket.create_connection': 'websocket.WebSocket' },
  sources: [
    {
      path: 'websocket.WebSocket().{recv,recv_data,recv_frame,recv_data_frame}()',
      origin: 'message',
      note: 'a message from a web socket',
    },
  ],
  entries: [
    {
      kind: 'message',
      call: 'websocket.WebSocketApp',
      argument: 'on_message',
      parameters: CALLBACK,
    },
    {
      kind: 'message',
      call: 'websocket.WebSocketApp',
      argument: 'on_data',
      parameters: CALLBACK,
    },
    { kind: 'message', assigned: 'websocket.WebSocketApp().on_message', parameters: CALLBACK },
  ],
};
