import type { Model } from '../../vocabulary.ts';

/** pulsar/__init__.py, pulsar/asyncio.py of pulsar-client. */
export const model: Model = {
  library: 'Pulsar',
  modules: ['pulsar'],
  aliases: { 'pulsar.asyncio.Client': 'pulsar.Client' },
  sources: [
    {
      path: 'pulsar.Client().{subscribe,create_reader}().{receive,batch_receive,read_next}()',
      origin: 'message',
      note: 'a Pulsar message',
    },
  ],
  entries: [
    {
      kind: 'message',
      call: 'pulsar.Client().subscribe',
      argument: 'message_listener',
      parameters: { '0': {}, '1': { origin: 'message' } },
      name: '0:topic',
    },
  ],
};
