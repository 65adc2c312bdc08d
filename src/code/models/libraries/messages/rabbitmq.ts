import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** pika/channel.py, adapters/blocking_connection.py; aio_pika/queue.py, message.py, abc.py; amqp (py-amqp). */
export const model: Model = {
  library: 'RabbitMQ',
  modules: ['pika', 'aio_pika', 'amqp'],
  aliases: {
    'pika.{BlockingConnection,SelectConnection,adapters.BlockingConnection,adapters.blocking_connection.BlockingConnection}':
      'pika.Connection',
    'aio_pika.connect_robust': 'aio_pika.connect',
    'aio_pika.{abc.AbstractIncomingMessage,message.IncomingMessage}': 'aio_pika.IncomingMessage',
  },
  types: {
    'pika.Connection().channel()': 'pika.channel.Channel()',
    'aio_pika.connect().channel()': 'aio_pika.Channel()',
    'aio_pika.Channel().{declare_queue,get_queue}()': 'aio_pika.Queue()',
  },
  sources: [
    {
      path: 'pika.channel.Channel().{basic_get,consume}()',
      origin: 'message',
      note: 'a RabbitMQ message',
    },
    { path: 'aio_pika.Queue().{get,iterator}()', origin: 'message', note: 'a RabbitMQ message' },
    { path: 'aio_pika.IncomingMessage()', origin: 'message', note: 'a RabbitMQ message' },
  ],
  entries: [
    {
      kind: 'message',
      call: 'pika.channel.Channel().basic_consume',
      argument: '1:on_message_callback',
      parameters: { '0': {}, '*': { origin: 'message' } },
      name: '0:queue',
    },
    {
      kind: 'message',
      call: 'pika.channel.Channel().basic_consume',
      argument: '0:consumer_callback',
      parameters: { '0': {}, '*': { origin: 'message' } },
      name: '1:queue',
    },
    {
      kind: 'message',
      call: 'aio_pika.Queue().consume',
      argument: '0:callback',
      parameters: ALL_MESSAGE,
    },
  ],
};
