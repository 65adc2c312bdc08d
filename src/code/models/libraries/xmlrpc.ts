import type { Model } from '../vocabulary.ts';

const REQUEST = { origin: 'remote', note: 'the method name of an XML-RPC request' } as const;

/** Lib/xmlrpc/server.py: with dotted names a caller walks from the instance to its globals. */
export const model: Model = {
  library: 'xmlrpc',
  modules: ['xmlrpc', 'SimpleXMLRPCServer', 'DocXMLRPCServer'],
  aliases: {
    'SimpleXMLRPCServer.{SimpleXMLRPCServer,CGIXMLRPCRequestHandler}': 'xmlrpc.server.SimpleXMLRPCServer',
    'DocXMLRPCServer.{DocXMLRPCServer,DocCGIXMLRPCRequestHandler}': 'xmlrpc.server.SimpleXMLRPCServer',
    'xmlrpc.server.{DocXMLRPCServer,CGIXMLRPCRequestHandler,DocCGIXMLRPCRequestHandler,SimpleXMLRPCDispatcher,MultiPathXMLRPCServer}':
      'xmlrpc.server.SimpleXMLRPCServer',
  },
  sinks: [
    {
      call: 'xmlrpc.server.SimpleXMLRPCServer().register_instance',
      rule: 'injection/attribute',
      reads: REQUEST,
      when: [{ argument: '1:allow_dotted_names', is: [true, 1] }],
      advice: 'Leave allow_dotted_names off, and register functions one by one.',
    },
  ],
};
