import { ALL_REMOTE, APPLICATION_STATE, LOCATION } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const REQUEST = { type: 'falcon.Request()' } as const;
const RESPONDER = { '0': REQUEST, '1': { type: 'falcon.Response()' }, ...ALL_REMOTE } as const;

/** falcon/app.py, request.py, media/base.py, asgi/app.py, asgi/ws.py: resources are objects of any class. */
export const model: Model = {
  library: 'Falcon',
  modules: ['falcon'],
  aliases: {
    'falcon.{HTTPSeeOther,HTTPMovedPermanently,HTTPTemporaryRedirect,HTTPPermanentRedirect}':
      'falcon.HTTPFound',
    'falcon.{API,app.App,asgi.App,asgi.app.App}': 'falcon.App',
    'falcon.{request.Request,asgi.Request,asgi.request.Request}': 'falcon.Request',
    'falcon.{response.Response,asgi.Response,asgi.response.Response}': 'falcon.Response',
    'falcon.asgi.ws.WebSocket': 'falcon.asgi.WebSocket',
    'falcon.media.base.BaseHandler': 'falcon.media.BaseHandler',
  },
  sources: [
    { path: 'falcon.Request()', origin: 'remote', note: 'the HTTP request' },
    { path: 'falcon.Request().context', origin: 'unknown', note: APPLICATION_STATE },
    {
      path: 'falcon.asgi.WebSocket().{receive_text,receive_data,receive_media}()',
      origin: 'remote',
      note: 'a web socket of a visitor',
    },
  ],
  entries: [
    {
      kind: 'http',
      call: 'falcon.App().add_route',
      argument: '1:resource',
      methods: ['on_*'],
      parameters: RESPONDER,
      name: '0:uri_template',
    },
    {
      kind: 'http',
      call: 'falcon.App().add_sink',
      argument: '0:sink',
      parameters: RESPONDER,
      name: '1:prefix',
    },
    {
      kind: 'http',
      call: 'falcon.App().add_middleware',
      argument: '0:middleware',
      methods: ['process_request', 'process_resource'],
      parameters: { '0': REQUEST, '3': { origin: 'remote' } },
    },
    {
      kind: 'http',
      call: 'falcon.App',
      argument: 'middleware',
      methods: ['process_request', 'process_resource'],
      parameters: { '0': REQUEST, '3': { origin: 'remote' } },
    },
    {
      kind: 'http',
      base: 'falcon.media.BaseHandler',
      methods: ['deserialize', 'deserialize_async'],
      parameters: { '0': { origin: 'remote' } },
    },
    {
      kind: 'http',
      signature: { parameters: ['req', 'resp'], imports: ['falcon'] },
      parameters: RESPONDER,
    },
  ],
  sinks: [
    {
      call: 'falcon.HTTPFound',
      rule: 'injection/redirect',
      data: '0:location',
      form: 'data',
    },
    {
      call: 'falcon.Response().location',
      assigned: true,
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    {
      call: 'falcon.Response().{set_header,append_header}',
      rule: 'injection/redirect',
      data: '1:value',
      form: 'data',
      when: [{ argument: '0:name', matches: LOCATION }],
    },
    // JSON is what it says it sends, unless it is told otherwise.
    {
      call: 'falcon.Response().{text,body,data}',
      assigned: true,
      rule: 'injection/markup',
      data: '0',
      form: 'text',
      when: [{ mentions: ['text/html', 'media_html'] }],
    },
  ],
};
