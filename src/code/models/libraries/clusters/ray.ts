import type { Model } from '../../vocabulary.ts';

/** ray/_private/worker.py: with an address it joins a cluster, whose members send each other pickled functions. */
export const model: Model = {
  library: 'Ray',
  modules: ['ray'],
  sinks: [
    {
      call: 'ray.init',
      rule: 'deserialization/cluster',
      reads: { origin: 'message', note: 'what other workers send' },
      when: [{ unless: { argument: '0:address', absent: true } }],
      advice: 'Keep the ports of the cluster on a network of their own, and turn on token authentication.',
    },
  ],
};
