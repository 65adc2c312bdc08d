import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** azure/functions/http.py, servicebus.py, queue.py, eventhub.py, blob.py, decorators/function_app.py. */
export const model: Model = {
  library: 'Azure Functions',
  modules: ['azure.functions'],
  aliases: { 'azure.functions.Blueprint': 'azure.functions.FunctionApp' },
  sources: [
    { path: 'azure.functions.HttpRequest()', origin: 'remote', note: 'the HTTP request' },
    {
      path: 'azure.functions.{ServiceBusMessage,QueueMessage,EventHubEvent,EventGridEvent,KafkaEvent}()',
      origin: 'message',
      note: 'a message',
    },
    {
      path: 'azure.functions.{InputStream,Document,DocumentList}()',
      origin: 'store',
      note: 'a stored object',
    },
  ],
  entries: [
    {
      kind: 'http',
      decorator: 'azure.functions.FunctionApp().route()',
      parameters: ALL_REMOTE,
      name: 'route',
      verbs: 'methods',
    },
    {
      kind: 'message',
      decorator:
        'azure.functions.FunctionApp().{service_bus_queue_trigger,service_bus_topic_trigger,queue_trigger,event_hub_message_trigger,event_grid_trigger}()',
      parameters: { '0': { origin: 'message' } },
    },
    {
      kind: 'lambda',
      decorator: 'azure.functions.FunctionApp().{blob_trigger,cosmos_db_trigger}()',
      parameters: { '0': { origin: 'store' } },
    },
  ],
};
