import { ALL_REMOTE, APPLICATION_STATE, VERB_METHODS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** tornado/web.py, websocket.py, httputil.py, httpclient.py, tcpserver.py, iostream.py. */
export const model: Model = {
  library: 'Tornado',
  modules: ['tornado'],
  aliases: { 'tornado.websocket.WebSocketHandler': 'tornado.web.RequestHandler' },
  types: {
    'tornado.httpserver.HTTPRequest': 'tornado.httputil.HTTPServerRequest',
    'tornado.web.RequestHandler().request': 'tornado.httputil.HTTPServerRequest()',
    'tornado.tcpclient.TCPClient().connect()': 'tornado.iostream.IOStream()',
  },
  sources: [
    { path: 'tornado.httputil.HTTPServerRequest()', origin: 'remote', note: 'the HTTP request' },
    {
      path: 'tornado.web.RequestHandler().{get_argument,get_arguments,get_body_argument,get_body_arguments,get_query_argument,get_query_arguments,get_cookie,cookies,path_args,path_kwargs}',
      origin: 'remote',
      note: 'the HTTP request',
    },
    {
      path: 'tornado.web.RequestHandler().{get_secure_cookie,get_signed_cookie}()',
      origin: 'authenticated',
      note: 'a signed cookie',
    },
    {
      path: 'tornado.web.RequestHandler().{application,settings}',
      origin: 'unknown',
      note: APPLICATION_STATE,
    },
    {
      path: 'tornado.httpclient.{AsyncHTTPClient,HTTPClient}().fetch()',
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '0:request',
    },
    {
      path: 'tornado.websocket.websocket_connect().read_message()',
      origin: 'message',
      note: 'a message from a web socket',
    },
    {
      path: 'tornado.iostream.{IOStream,SSLIOStream,PipeIOStream}().{read_bytes,read_into,read_until,read_until_close,read_until_regex}()',
      origin: 'message',
      note: 'what a socket receives',
    },
    { path: 'tornado.options.options', origin: 'local', note: 'the options of the command line' },
  ],
  propagators: [
    { call: 'tornado.escape.{utf8,to_unicode,native_str,to_basestring}', from: '0:value' },
    { call: 'tornado.httpclient.HTTPRequest', from: '0:url' },
  ],
  verifications: [
    { call: 'tornado.web.decode_signed_value', data: '2:value', by: 'result', key: '0:secret' },
  ],
  entries: [
    {
      kind: 'http',
      base: 'tornado.web.RequestHandler',
      methods: [...VERB_METHODS, 'prepare', 'data_received'],
      parameters: ALL_REMOTE,
    },
    {
      kind: 'websocket',
      base: 'tornado.web.RequestHandler',
      methods: ['open', 'on_message', 'on_ping', 'on_pong'],
      parameters: ALL_REMOTE,
    },
    {
      kind: 'socket',
      base: 'tornado.tcpserver.TCPServer',
      methods: ['handle_stream'],
      parameters: { '0': { type: 'tornado.iostream.IOStream()' } },
    },
  ],
  sinks: [
    {
      call: 'tornado.web.RequestHandler().{write,finish}',
      rule: 'injection/markup',
      data: '0:chunk',
      form: 'text',
    },
    {
      call: 'tornado.web.RequestHandler().redirect',
      rule: 'injection/redirect',
      data: '0:url',
      form: 'data',
    },
    {
      call: 'tornado.httpclient.{AsyncHTTPClient,HTTPClient}().fetch',
      rule: 'injection/url',
      data: '0:request',
      form: 'data',
    },
    { call: 'tornado.websocket.websocket_connect', rule: 'injection/url', data: '0:url', form: 'data' },
  ],
  sanitizers: [
    {
      // `uri` and `path` are what was asked for, and may begin with two slashes, as the address of another host.
      call: 'tornado.httputil.HTTPServerRequest().full_url',
      data: 'self',
      rules: ['injection/redirect'],
    },
  ],
};
