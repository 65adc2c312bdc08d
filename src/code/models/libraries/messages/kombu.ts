import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** kombu/messaging.py, simple.py, mixins.py, connection.py. */
export const model: Model = {
  library: 'Kombu',
  modules: ['kombu'],
  aliases: {
    'kombu.{serialization,utils.serialization}.pickle': 'pickle',
    'kombu.{messaging.Consumer,Connection().Consumer,mixins.ConsumerMixin().Consumer}': 'kombu.Consumer',
  },
  types: {
    'kombu.Connection().{SimpleQueue,SimpleBuffer}()': 'kombu.simple.SimpleQueue()',
    'kombu.simple.SimpleBuffer()': 'kombu.simple.SimpleQueue()',
    'kombu.{BrokerConnection,connection.Connection}()': 'kombu.Connection()',
  },
  sources: [
    {
      path: 'kombu.{simple.SimpleQueue,Queue,Message}().{get,get_nowait,body,payload,decode}',
      origin: 'message',
      note: 'a message of a queue',
    },
  ],
  propagators: [
    { call: 'kombu.utils.encoding.{ensure_bytes,bytes_to_str,str_to_bytes,from_utf8}', from: '0' },
  ],
  entries: [
    {
      kind: 'message',
      call: 'kombu.Consumer',
      argument: 'callbacks',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'message',
      call: 'kombu.Consumer',
      argument: 'on_message',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'message',
      call: 'kombu.Consumer().register_callback',
      argument: '0:callback',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'message',
      base: 'kombu.mixins.ConsumerMixin',
      methods: ['on_message', 'on_decode_error'],
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'message',
      call: 'kombu.serialization.register',
      argument: '2:decoder',
      parameters: ALL_MESSAGE,
      name: '0:name',
    },
  ],
};
