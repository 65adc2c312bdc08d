import type { Model } from '../../vocabulary.ts';

/**
 * grpc/__init__.py, grpc/aio. Servicers and stubs are generated into `*_pb2_grpc.py`; a stub calls what the channel
 * gives it.
 */
export const model: Model = {
  library: 'gRPC',
  modules: ['grpc'],
  types: {
    'grpc.{insecure_channel,secure_channel,intercept_channel,aio.insecure_channel,aio.secure_channel,aio.Channel}()':
      'grpc.Channel()',
  },
  sources: [
    {
      path: 'grpc.Channel().{unary_unary,unary_stream,stream_unary,stream_stream}()',
      origin: 'response',
      note: 'the answer of a gRPC server',
    },
    {
      path: 'grpc.{ServicerContext,aio.ServicerContext}().{invocation_metadata,auth_context}',
      origin: 'remote',
      note: 'metadata of a gRPC call',
    },
  ],
  entries: [
    {
      kind: 'rpc',
      base: '*_pb2_grpc.*Servicer',
      methods: ['*'],
      parameters: { '0': { origin: 'remote' }, '1': { type: 'grpc.ServicerContext()' } },
    },
  ],
};
