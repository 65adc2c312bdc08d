import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** Lib/xmlrpc/server.py, Lib/xmlrpc/client.py; Python 2's SimpleXMLRPCServer and xmlrpclib. */
export const model: Model = {
  library: 'xmlrpc',
  modules: ['xmlrpc', 'SimpleXMLRPCServer', 'DocXMLRPCServer', 'xmlrpclib'],
  aliases: {
    xmlrpclib: 'xmlrpc.client',
    'six.moves.xmlrpc_client': 'xmlrpc.client',
    '{SimpleXMLRPCServer,six.moves.xmlrpc_server}': 'xmlrpc.server',
    'DocXMLRPCServer.DocXMLRPCServer': 'xmlrpc.server.SimpleXMLRPCServer',
    'xmlrpc.server.{DocXMLRPCServer,CGIXMLRPCRequestHandler,SimpleXMLRPCDispatcher}':
      'xmlrpc.server.SimpleXMLRPCServer',
    'xmlrpc.client.Server': 'xmlrpc.client.ServerProxy',
  },
  sources: [
    { path: 'xmlrpc.client.ServerProxy()', origin: 'response', note: 'the answer of an XML-RPC server' },
  ],
  entries: [
    {
      kind: 'rpc',
      call: 'xmlrpc.server.SimpleXMLRPCServer().register_function',
      argument: '0:function',
      parameters: ALL_REMOTE,
      name: '1:name',
    },
    {
      kind: 'rpc',
      decorator: 'xmlrpc.server.SimpleXMLRPCServer().{register_function,register_function()}',
      parameters: ALL_REMOTE,
      name: 'name',
    },
    {
      kind: 'rpc',
      call: 'xmlrpc.server.SimpleXMLRPCServer().register_instance',
      argument: '0:instance',
      methods: ['*'],
      parameters: ALL_REMOTE,
    },
  ],
};
