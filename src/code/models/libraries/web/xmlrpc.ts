import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const REQUEST = { origin: 'remote', note: 'the method name of an XML-RPC request' } as const;

/**
 * Lib/xmlrpc/server.py, client.py; Python 2's SimpleXMLRPCServer and xmlrpclib. With dotted names a caller walks
 * from the instance to its globals.
 */
export const model: Model = {
  library: 'xmlrpc',
  modules: ['xmlrpc', 'SimpleXMLRPCServer', 'DocXMLRPCServer', 'xmlrpclib'],
  aliases: {
    'SimpleXMLRPCServer.{SimpleXMLRPCServer,CGIXMLRPCRequestHandler}': 'xmlrpc.server.SimpleXMLRPCServer',
    'DocXMLRPCServer.{DocXMLRPCServer,DocCGIXMLRPCRequestHandler}': 'xmlrpc.server.SimpleXMLRPCServer',
    'xmlrpc.server.{DocXMLRPCServer,CGIXMLRPCRequestHandler,DocCGIXMLRPCRequestHandler,SimpleXMLRPCDispatcher,MultiPathXMLRPCServer}':
      'xmlrpc.server.SimpleXMLRPCServer',
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
  sinks: [
    {
      call: 'xmlrpc.server.SimpleXMLRPCServer().register_instance',
      rule: 'injection/attribute',
      reads: REQUEST,
      when: [{ argument: '1:allow_dotted_names', is: [true, 1] }],
      advice: 'Leave allow_dotted_names off, and register functions one by one.',
    },
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
