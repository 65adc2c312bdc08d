import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** google/cloud/pubsub_v1/subscriber/client.py, message.py. */
export const model: Model = {
  library: 'Google Pub/Sub',
  modules: ['google.cloud.pubsub_v1', 'google'],
  aliases: { 'google.cloud.pubsub': 'google.cloud.pubsub_v1' },
  sources: [
    {
      path: 'google.cloud.pubsub_v1.SubscriberClient().pull()',
      origin: 'message',
      note: 'a Pub/Sub message',
    },
    {
      path: 'google.cloud.pubsub_v1.subscriber.message.Message()',
      origin: 'message',
      note: 'a Pub/Sub message',
    },
  ],
  entries: [
    {
      kind: 'message',
      call: 'google.cloud.pubsub_v1.SubscriberClient().subscribe',
      argument: '1:callback',
      parameters: ALL_MESSAGE,
    },
  ],
};
