import { ALL_REMOTE, APPLICATION_STATE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const HANDLER = { state: {}, scope: {}, headers: { origin: 'remote' }, ...ALL_REMOTE } as const;

/** litestar/handlers, connection, datastructures/upload_file.py. */
export const model: Model = {
  library: 'Litestar',
  modules: ['litestar', 'starlite'],
  aliases: {
    'litestar.response.{file,redirect}': 'litestar.response',
    starlite: 'litestar',
    'litestar.handlers': 'litestar',
    'litestar.connection': 'litestar',
    'litestar.datastructures.upload_file.UploadFile': 'litestar.datastructures.UploadFile',
  },
  sources: [
    { path: 'litestar.{Request,WebSocket}()', origin: 'remote', note: 'the HTTP request' },
    { path: 'litestar.{Request,WebSocket}().{app,state}', origin: 'unknown', note: APPLICATION_STATE },
    { path: 'litestar.datastructures.UploadFile()', origin: 'remote', note: 'an uploaded file' },
  ],
  entries: [
    {
      kind: 'http',
      decorator: 'litestar.{get,post,put,patch,delete,head,route}()',
      parameters: HANDLER,
      name: '0:path',
      verbs: 'http_method',
    },
    {
      kind: 'websocket',
      decorator: 'litestar.{websocket,websocket_listener}()',
      parameters: HANDLER,
      name: '0:path',
    },
    {
      kind: 'websocket',
      base: 'litestar.WebsocketListener',
      methods: ['on_receive'],
      parameters: ALL_REMOTE,
    },
  ],
  sinks: [
    { call: 'litestar.response.File', rule: 'injection/path', data: '0:path', form: 'target' },
    {
      call: 'litestar.response.Redirect',
      rule: 'injection/redirect',
      data: '0:path',
      form: 'data',
    },
  ],
};
