import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** zmq/sugar/socket.py, zmq/sugar/context.py, zmq/eventloop/zmqstream.py. */
export const model: Model = {
  library: 'PyZMQ',
  modules: ['zmq'],
  aliases: {
    'zmq.{asyncio,green}': 'zmq',
    'zmq.sugar.{socket.Socket}': 'zmq.Socket',
    'zmq.SyncSocket': 'zmq.Socket',
  },
  types: {
    'zmq.Context().socket()': 'zmq.Socket()',
    'zmq.Context.{instance,shadow}()': 'zmq.Context()',
  },
  sources: [
    {
      path: 'zmq.Socket().{recv,recv_multipart,recv_string,recv_unicode,recv_json,recv_pyobj,recv_serialized}()',
      origin: 'message',
      note: 'a ZeroMQ message',
    },
  ],
  fillers: [{ call: 'zmq.Socket().recv_into', into: '0:buffer', origin: 'message' }],
  entries: [
    {
      kind: 'message',
      call: 'zmq.eventloop.zmqstream.ZMQStream().{on_recv,on_recv_stream}',
      argument: '0:callback',
      parameters: ALL_MESSAGE,
    },
  ],
};
