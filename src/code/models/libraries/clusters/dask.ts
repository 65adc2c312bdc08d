import type { Model } from '../../vocabulary.ts';

const PICKLE = 'deserialization/pickle';

/** distributed/client.py, scheduler.py, worker.py, protocol/: messages hold pickles; Security is TLS. */
export const model: Model = {
  library: 'Dask',
  modules: ['distributed', 'dask'],
  aliases: {
    'dask.distributed': 'distributed',
    'distributed.client.Client': 'distributed.Client',
    'distributed.protocol.serialize.{deserialize,deserialize_bytes}': 'distributed.protocol.deserialize',
    'distributed.protocol.deserialize_bytes': 'distributed.protocol.deserialize',
    'distributed.protocol.core.loads': 'distributed.protocol.loads',
  },
  sinks: [
    {
      call: 'distributed.{Client,Scheduler,Worker,Nanny}',
      rule: 'deserialization/cluster',
      reads: { origin: 'message', note: 'what the scheduler and other workers send' },
      when: [
        { argument: 'security', absent: true, and: { unless: { argument: '0:address', absent: true } } },
        { argument: 'security', absent: true, and: { unless: { argument: 'host', absent: true } } },
      ],
      advice: 'Give it security=Security(…) with TLS, and keep its ports on a network of their own.',
    },
    { call: 'distributed.protocol.pickle.loads', rule: PICKLE, data: '0:x', form: 'data' },
    { call: 'distributed.protocol.loads', rule: PICKLE, data: '0:frames', form: 'data' },
    { call: 'distributed.protocol.deserialize', rule: PICKLE, data: '*', form: 'data' },
  ],
};
