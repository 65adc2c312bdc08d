import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** azure/servicebus/_servicebus_receiver.py, _servicebus_client.py; azure/eventhub/_consumer_client.py; their aio twins. */
export const model: Model = {
  library: 'Azure messaging',
  modules: ['azure.servicebus', 'azure.eventhub', 'azure'],
  aliases: { 'azure.servicebus.aio': 'azure.servicebus', 'azure.eventhub.aio': 'azure.eventhub' },
  types: {
    'azure.servicebus.ServiceBusClient.from_connection_string()': 'azure.servicebus.ServiceBusClient()',
    'azure.servicebus.ServiceBusClient().{get_queue_receiver,get_subscription_receiver}()':
      'azure.servicebus.ServiceBusReceiver()',
    'azure.eventhub.EventHubConsumerClient.from_connection_string()':
      'azure.eventhub.EventHubConsumerClient()',
  },
  sources: [
    {
      path: 'azure.servicebus.ServiceBusReceiver().{receive_messages,receive_deferred_messages,peek_messages}()',
      origin: 'message',
      note: 'a message of a queue',
    },
    { path: 'azure.servicebus.ServiceBusReceiver()[]', origin: 'message', note: 'a message of a queue' },
  ],
  entries: [
    {
      kind: 'message',
      call: 'azure.eventhub.EventHubConsumerClient().receive',
      argument: '0:on_event',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'message',
      call: 'azure.eventhub.EventHubConsumerClient().receive_batch',
      argument: '0:on_event_batch',
      parameters: ALL_MESSAGE,
    },
  ],
};
