import { ALL_REMOTE, APPLICATION_STATE, VERB_METHODS, VERB_SPARES } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const REQUEST = { type: 'starlette.requests.Request()' } as const;

/** starlette/requests.py, websockets.py, datastructures.py, routing.py, endpoints.py, middleware/base.py. */
export const model: Model = {
  library: 'Starlette',
  modules: ['fastapi', 'starlette'],
  aliases: {
    'starlette.requests.HTTPConnection': 'starlette.requests.Request',
    'fastapi.responses': 'starlette.responses',
  },
  types: {
    'starlette.{requests.Request,websockets.WebSocket}().app': 'fastapi.FastAPI()',
    'starlette.applications.Starlette().state': 'fastapi.FastAPI().state',
  },
  shared: ['fastapi.FastAPI().state', 'starlette.{requests.Request,websockets.WebSocket}().state'],
  sources: [
    { path: 'starlette.requests.Request()', origin: 'remote', note: 'the HTTP request' },
    { path: 'starlette.websockets.WebSocket()', origin: 'remote', note: 'a web socket of a visitor' },
    { path: 'starlette.datastructures.UploadFile()', origin: 'remote', note: 'an uploaded file' },
    {
      path: 'starlette.{requests.Request,websockets.WebSocket}().{state,user,auth}',
      origin: 'unknown',
      note: APPLICATION_STATE,
    },
    { path: 'fastapi.FastAPI().state', origin: 'unknown', note: APPLICATION_STATE },
    {
      path: 'starlette.{requests.Request,websockets.WebSocket}().session',
      origin: 'authenticated',
      note: 'the signed session cookie',
    },
    { path: 'starlette.config.Config()()', origin: 'local', note: 'the configuration' },
  ],
  entries: [
    {
      kind: 'http',
      call: 'starlette.routing.Route',
      argument: '1:endpoint',
      parameters: { '0': REQUEST },
      name: '0:path',
      verbs: 'methods',
    },
    {
      kind: 'http',
      call: 'starlette.applications.Starlette().add_route',
      argument: '1:route',
      parameters: { '0': REQUEST },
      name: '0:path',
      verbs: '2:methods',
    },
    {
      kind: 'http',
      decorator: 'starlette.applications.Starlette().route()',
      parameters: { '0': REQUEST },
      name: '0:path',
      verbs: '1:methods',
    },
    {
      kind: 'websocket',
      call: 'starlette.routing.WebSocketRoute',
      argument: '1:endpoint',
      parameters: { '0': { type: 'starlette.websockets.WebSocket()' } },
      name: '0:path',
    },
    {
      kind: 'http',
      base: 'starlette.endpoints.HTTPEndpoint',
      methods: VERB_METHODS,
      parameters: { '0': REQUEST },
    },
    {
      kind: 'websocket',
      base: 'starlette.endpoints.WebSocketEndpoint',
      methods: ['on_connect', 'on_receive', 'on_disconnect'],
      parameters: ALL_REMOTE,
    },
    {
      kind: 'http',
      base: 'starlette.middleware.base.BaseHTTPMiddleware',
      methods: ['dispatch'],
      parameters: { '0': REQUEST },
    },
  ],
  callbacks: [
    { call: 'starlette.concurrency.run_in_threadpool', function: '0:func', gives: 'rest', returns: true },
    { call: 'starlette.background.BackgroundTask', function: '0:func', gives: 'rest' },
    { call: 'starlette.background.BackgroundTasks().add_task', function: '0:func', gives: 'rest' },
  ],
  sinks: [
    { call: 'starlette.responses.RedirectResponse', rule: 'injection/redirect', data: '0:url', form: 'data' },
    {
      call: 'starlette.responses.Response().headers',
      assigned: ['location'],
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    {
      call: 'starlette.responses.{Response,HTMLResponse,PlainTextResponse}',
      rule: 'injection/redirect',
      data: ['2:headers[Location]', '2:headers[location]'],
      form: 'data',
      when: [
        { argument: '2:headers[Location]', given: true },
        { argument: '2:headers[location]', given: true },
      ],
    },
    { call: 'starlette.responses.FileResponse', rule: 'injection/path', data: '0:path', form: 'target' },
    {
      call: 'starlette.responses.Response',
      rule: 'injection/markup',
      data: '0:content',
      form: 'text',
      when: [{ argument: '3:media_type', matches: 'text/html.*' }],
    },
    { call: 'starlette.responses.HTMLResponse', rule: 'injection/markup', data: '0:content', form: 'text' },
  ],
  sanitizers: [
    { call: 'starlette.requests.Request().method', data: 'self', rules: VERB_SPARES },
    {
      call: 'starlette.requests.Request().{url,base_url,scope}',
      data: 'self',
      rules: ['injection/redirect', 'injection/url'],
    },
    {
      call: 'starlette.requests.Request().url_for',
      data: '0',
      rules: ['injection/redirect', 'injection/url'],
    },
  ],
};
