import { APPLICATION_STATE, VERB_METHODS, VERB_SPARES, VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const HANDLER = { '0': { type: 'aiohttp.web.Request()' } } as const;

/** aiohttp/web_request.py, web_routedef.py, web_urldispatcher.py, web_ws.py; client.py, client_reqrep.py. */
export const model: Model = {
  library: 'aiohttp',
  modules: ['aiohttp', 'yarl'],
  aliases: {
    'aiohttp.web.{BaseRequest}': 'aiohttp.web.Request',
    'aiohttp.web_request.{Request,BaseRequest}': 'aiohttp.web.Request',
    'aiohttp.web_ws.WebSocketResponse': 'aiohttp.web.WebSocketResponse',
    'aiohttp.client.ClientSession': 'aiohttp.ClientSession',
    'aiohttp.client_reqrep.ClientResponse': 'aiohttp.ClientResponse',
  },
  types: {
    'aiohttp.web.View().request': 'aiohttp.web.Request()',
    'aiohttp.web.Request().app': 'aiohttp.web.Application()',
    'aiohttp.web.Application().router': 'aiohttp.web.UrlDispatcher()',
    'aiohttp.ClientSession().ws_connect()': 'aiohttp.ClientWebSocketResponse()',
  },
  shared: ['aiohttp.web.{Application,Request}()'],
  sources: [
    { path: 'aiohttp.web.Request()', origin: 'remote', note: 'the HTTP request' },
    { path: 'aiohttp.web.Request().config_dict', origin: 'unknown', note: APPLICATION_STATE },
    { path: 'aiohttp.web.Application()[]', origin: 'unknown', note: APPLICATION_STATE },
    { path: 'aiohttp.web.Request()[]', origin: 'unknown', note: APPLICATION_STATE },
    {
      path: 'aiohttp.web.WebSocketResponse().{receive,receive_str,receive_bytes,receive_json}()',
      origin: 'remote',
      note: 'a web socket of a visitor',
    },
    { path: 'aiohttp.web.WebSocketResponse()[]', origin: 'remote', note: 'a web socket of a visitor' },
    {
      path: `aiohttp.ClientSession().{${VERBS}}()`,
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '0:url',
    },
    {
      path: 'aiohttp.{request,ClientSession().request}()',
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '1:url',
    },
    { path: 'aiohttp.ClientResponse()', origin: 'response', note: 'an HTTP response' },
    {
      path: 'aiohttp.ClientWebSocketResponse().{receive,receive_str,receive_bytes,receive_json}()',
      origin: 'message',
      note: 'a message from a web socket',
    },
    {
      path: 'aiohttp.ClientWebSocketResponse()[]',
      origin: 'message',
      note: 'a message from a web socket',
    },
  ],
  propagators: [{ call: 'yarl.URL', from: '0:val' }],
  sanitizers: [
    { call: 'aiohttp.web.Request().method', data: 'self', rules: VERB_SPARES },
    {
      call: 'aiohttp.web.Request().{url,host,scheme}',
      data: 'self',
      rules: ['injection/redirect', 'injection/url'],
    },
  ],
  entries: [
    {
      kind: 'http',
      call: `aiohttp.web.{${VERBS},view}`,
      argument: '1:handler',
      parameters: HANDLER,
      name: '0:path',
    },
    {
      kind: 'http',
      call: 'aiohttp.web.route',
      argument: '2:handler',
      parameters: HANDLER,
      name: '1:path',
      verbs: '0:method',
    },
    {
      kind: 'http',
      call: 'aiohttp.web.UrlDispatcher().{add_get,add_post,add_put,add_patch,add_delete,add_head,add_options}',
      argument: '1:handler',
      parameters: HANDLER,
      name: '0:path',
    },
    {
      kind: 'http',
      call: 'aiohttp.web.UrlDispatcher().add_route',
      argument: '2:handler',
      parameters: HANDLER,
      name: '1:path',
      verbs: '0:method',
    },
    {
      kind: 'http',
      decorator: `aiohttp.web.RouteTableDef().{${VERBS},view}()`,
      parameters: HANDLER,
      name: '0:path',
    },
    {
      kind: 'http',
      decorator: 'aiohttp.web.RouteTableDef().route()',
      parameters: HANDLER,
      name: '1:path',
      verbs: '0:method',
    },
    { kind: 'http', decorator: 'aiohttp.web.middleware', parameters: HANDLER },
    { kind: 'http', base: 'aiohttp.web.View', methods: VERB_METHODS, parameters: {} },
    {
      kind: 'http',
      signature: { parameters: ['request'], imports: ['aiohttp.web'] },
      parameters: { request: { type: 'aiohttp.web.Request()' } },
    },
  ],
  sinks: [
    {
      call: 'aiohttp.web.{HTTPFound,HTTPSeeOther,HTTPTemporaryRedirect,HTTPMovedPermanently}',
      rule: 'injection/redirect',
      data: '0:location',
      form: 'data',
    },
    {
      call: `aiohttp.ClientSession().{${VERBS},ws_connect}`,
      rule: 'injection/url',
      data: '0:url',
      form: 'data',
    },
    {
      call: 'aiohttp.{request,ClientSession().request}',
      rule: 'injection/url',
      data: '1:url',
      form: 'data',
    },
    {
      call: 'aiohttp.web.Response',
      rule: 'injection/markup',
      data: ['text', 'body'],
      form: 'text',
      when: [{ argument: 'content_type', matches: 'text/html.*' }],
    },
    {
      call: 'aiohttp.web.Response',
      rule: 'injection/redirect',
      data: ['headers[Location]', 'headers[location]'],
      form: 'data',
      when: [
        { argument: 'headers[Location]', given: true },
        { argument: 'headers[location]', given: true },
      ],
    },
    {
      call: 'aiohttp.web.Response().headers',
      assigned: ['location'],
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    { call: 'aiohttp.web.FileResponse', rule: 'injection/path', data: '0:path', form: 'target' },
  ],
};
