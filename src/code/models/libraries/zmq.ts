import type { Model } from '../vocabulary.ts';

/** zmq/sugar/socket.py, context.py; asyncio, green and the older tornado sockets are made the same way. */
export const model: Model = {
  library: 'PyZMQ',
  modules: ['zmq'],
  aliases: {
    'zmq.{asyncio,green,sugar.context,sugar,sugar.socket}': 'zmq',
    'zmq.Context.instance': 'zmq.Context',
  },
  types: { 'zmq.Context().socket()': 'zmq.Socket()' },
  sinks: [
    {
      call: 'zmq.Socket().recv_pyobj',
      rule: 'deserialization/connection',
      reads: { origin: 'message', note: 'a ZeroMQ message' },
      advice: 'Send and receive JSON or MessagePack: send_json and recv_json, or msgpack over send and recv.',
    },
  ],
};
