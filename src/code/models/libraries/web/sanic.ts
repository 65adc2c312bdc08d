import { ALL_REMOTE, APPLICATION_STATE, VERB_METHODS, VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const REQUEST = { type: 'sanic.Request()' } as const;
const HANDLER = { '0': REQUEST, ...ALL_REMOTE } as const;

/** sanic/mixins/routes.py, mixins/middleware.py, request/types.py, views.py, server/websockets/impl.py. */
export const model: Model = {
  library: 'Sanic',
  modules: ['sanic'],
  aliases: {
    'sanic.{Blueprint,app.Sanic,blueprints.Blueprint}': 'sanic.Sanic',
    'sanic.request.{Request,types.Request}': 'sanic.Request',
  },
  shared: ['sanic.{Request,Sanic}().ctx'],
  sources: [
    { path: 'sanic.Request()', origin: 'remote', note: 'the HTTP request' },
    { path: 'sanic.Request().{app,ctx,route,endpoint}', origin: 'unknown', note: APPLICATION_STATE },
    {
      path: 'sanic.Websocket().{recv,recv_burst,recv_streaming}()',
      origin: 'remote',
      note: 'a web socket of a visitor',
    },
    { path: 'sanic.Websocket()[]', origin: 'remote', note: 'a web socket of a visitor' },
    { path: 'sanic.Sanic().config', origin: 'local', note: "the application's configuration" },
  ],
  entries: [
    {
      kind: 'http',
      decorator: `sanic.Sanic().{${VERBS},route}()`,
      parameters: HANDLER,
      name: '0:uri',
      verbs: '1:methods',
    },
    {
      kind: 'http',
      call: 'sanic.Sanic().add_route',
      argument: '0:handler',
      parameters: HANDLER,
      name: '1:uri',
      verbs: '2:methods',
    },
    {
      kind: 'websocket',
      decorator: 'sanic.Sanic().websocket()',
      parameters: { '0': REQUEST, '1': { type: 'sanic.Websocket()' }, ...ALL_REMOTE },
      name: '0:uri',
    },
    {
      kind: 'http',
      decorator: 'sanic.Sanic().{middleware,middleware(),on_request,on_request(),on_response,on_response()}',
      parameters: { '0': REQUEST },
    },
    { kind: 'http', decorator: 'sanic.Sanic().exception()', parameters: { '0': REQUEST } },
    {
      kind: 'http',
      base: 'sanic.views.HTTPMethodView',
      methods: VERB_METHODS,
      parameters: HANDLER,
    },
  ],
  sinks: [
    { call: 'sanic.response.{file,file_stream}', rule: 'injection/path', data: '0:location', form: 'target' },
    { call: 'sanic.response.html', rule: 'injection/markup', data: '0:body', form: 'text' },
    { call: 'sanic.response.redirect', rule: 'injection/redirect', data: '0:to', form: 'data' },
  ],
};
