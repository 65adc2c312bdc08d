import { LOCATION } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** Lib/http/server.py, socketserver.py; Python 2's BaseHTTPServer, SimpleHTTPServer, CGIHTTPServer, SocketServer. */
export const model: Model = {
  library: 'http.server',
  modules: ['http', 'BaseHTTPServer', 'SimpleHTTPServer', 'CGIHTTPServer', 'socketserver', 'SocketServer'],
  aliases: {
    'BaseHTTPServer.BaseHTTPRequestHandler': 'http.server.BaseHTTPRequestHandler',
    'SimpleHTTPServer.SimpleHTTPRequestHandler': 'http.server.BaseHTTPRequestHandler',
    'CGIHTTPServer.CGIHTTPRequestHandler': 'http.server.BaseHTTPRequestHandler',
    'http.server.{SimpleHTTPRequestHandler,CGIHTTPRequestHandler}': 'http.server.BaseHTTPRequestHandler',
    'six.moves.BaseHTTPServer.BaseHTTPRequestHandler': 'http.server.BaseHTTPRequestHandler',
    '{SocketServer,six.moves.socketserver}': 'socketserver',
    'socketserver.{StreamRequestHandler,DatagramRequestHandler}': 'socketserver.BaseRequestHandler',
  },
  types: { 'socketserver.BaseRequestHandler().connection': 'socketserver.BaseRequestHandler().request' },
  sources: [
    {
      path: 'http.server.BaseHTTPRequestHandler().{rfile,headers,path,requestline,raw_requestline,command,request}',
      origin: 'remote',
      note: 'the HTTP request',
    },
    {
      path: 'socketserver.BaseRequestHandler().{rfile,request,connection,packet}',
      origin: 'remote',
      note: 'what a client sends',
    },
  ],
  entries: [
    { kind: 'http', base: 'http.server.BaseHTTPRequestHandler', methods: ['do_*', 'handle'], parameters: {} },
    { kind: 'socket', base: 'socketserver.BaseRequestHandler', methods: ['handle'], parameters: {} },
  ],
  sinks: [
    {
      call: 'http.server.BaseHTTPRequestHandler().wfile.write',
      rule: 'injection/markup',
      data: '0',
      form: 'text',
      when: [{ mentions: ['text/html'] }],
    },
    {
      call: 'http.server.BaseHTTPRequestHandler().send_header',
      rule: 'injection/header',
      data: '1:value',
      form: 'data',
    },
    {
      call: 'http.server.BaseHTTPRequestHandler().send_header',
      rule: 'injection/redirect',
      data: '1:value',
      form: 'data',
      when: [{ argument: '0:keyword', matches: LOCATION }],
    },
  ],
};
