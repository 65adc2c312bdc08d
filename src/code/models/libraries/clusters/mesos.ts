import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const DRIVEN = { '0': {}, ...ALL_MESSAGE } as const;

/** pymesos/interface.py, and mesos/interface before it: what the driver calls with what Mesos sends. */
export const model: Model = {
  library: 'Mesos',
  modules: ['pymesos', 'mesos'],
  aliases: { 'mesos.interface': 'pymesos', 'pymesos.interface': 'pymesos' },
  propagators: [{ call: 'pymesos.decode_data', from: '0' }],
  entries: [
    {
      kind: 'rpc',
      base: 'pymesos.Executor',
      methods: ['registered', 'launchTask', 'frameworkMessage'],
      parameters: DRIVEN,
    },
    {
      kind: 'rpc',
      base: 'pymesos.Scheduler',
      methods: ['resourceOffers', 'statusUpdate', 'frameworkMessage'],
      parameters: DRIVEN,
    },
  ],
};
