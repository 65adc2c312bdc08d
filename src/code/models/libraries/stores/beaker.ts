import type { Model } from '../../vocabulary.ts';

/** beaker/session.py, beaker/middleware.py: `data_serializer` is pickle by default. */
export const model: Model = {
  library: 'Beaker',
  modules: ['beaker'],
  sinks: [
    {
      call: 'beaker.middleware.SessionMiddleware',
      rule: 'deserialization/store',
      reads: { origin: 'store', note: 'sessions' },
      safe: [
        {
          argument: '1:config[session.data_serializer]',
          is: ['json'],
          because: 'its sessions are JSON',
        },
      ],
      advice: 'Set "session.data_serializer": "json".',
    },
  ],
};
