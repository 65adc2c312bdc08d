import type { Model } from '../../vocabulary.ts';

/** What an application returns. */
const ANSWER = 'wsgiref.types.WSGIApplication()';

/** PEP 3333 and the ASGI specification: applications are functions, told by their parameters; Lib/wsgiref, Lib/cgi.py. */
export const model: Model = {
  library: 'WSGI, ASGI and CGI',
  modules: ['wsgiref', 'cgi', 'asgiref'],
  sources: [
    {
      path: 'asgiref.typing.ASGIReceiveCallable()()',
      origin: 'remote',
      note: 'the HTTP request',
    },
    {
      path: 'cgi.{FieldStorage,MiniFieldStorage,parse,parse_multipart}()',
      origin: 'remote',
      note: 'the HTTP request',
    },
  ],
  entries: [
    {
      kind: 'http',
      call: 'wsgiref.simple_server.make_server',
      argument: '2:app',
      parameters: { '0': { origin: 'remote' } },
    },
    {
      kind: 'http',
      signature: { parameters: ['environ', 'start_response'] },
      parameters: { environ: { origin: 'remote' } },
      gives: ANSWER,
    },
    {
      kind: 'http',
      signature: { parameters: ['env', 'start_response'] },
      parameters: { env: { origin: 'remote' } },
      gives: ANSWER,
    },
    {
      kind: 'http',
      signature: { parameters: ['scope', 'receive', 'send'] },
      parameters: { scope: { origin: 'remote' }, receive: { type: 'asgiref.typing.ASGIReceiveCallable()' } },
    },
  ],
  sinks: [
    {
      call: ANSWER,
      rule: 'injection/markup',
      data: '0',
      form: 'data',
      when: [{ mentions: ['text/html'] }],
    },
  ],
};
