import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/**
 * zmq/sugar/socket.py, context.py; asyncio, green and the older tornado sockets are made the same way.
 * zmq/sugar/socket.py, zmq/sugar/context.py, zmq/eventloop/zmqstream.py.
 */
export const model: Model = {
  library: 'PyZMQ',
  modules: ['zmq'],
  aliases: {
    'zmq.{asyncio,green,sugar.context,sugar,sugar.socket}': 'zmq',
    'zmq.Context.instance': 'zmq.Context',
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
  sinks: [
    {
      call: 'zmq.Socket().recv_pyobj',
      rule: 'deserialization/connection',
      reads: { origin: 'message', note: 'a ZeroMQ message' },
      advice: 'Send and receive JSON or MessagePack: send_json and recv_json, or msgpack over send and recv.',
    },
  ],
  conventions: [
    {
      methods: ['recv_multipart', 'recv_string', 'recv_json', 'recv_bytes'],
      origin: 'message',
      note: 'a message of another process',
    },
    {
      methods: ['recv'],
      origin: 'message',
      note: 'a message of another process',
      when: [{ argument: 'self', named: '.*(sock|socket|pipe|conn|connection|chan|channel|peer)' }],
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
