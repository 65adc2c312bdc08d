import type { Model } from '../../vocabulary.ts';

/** Lib/multiprocessing/connection.py: a pipe ends in this program, a listener's connections anywhere. */
export const model: Model = {
  library: 'multiprocessing.connection',
  modules: ['multiprocessing'],
  types: {
    'multiprocessing.connection.Listener().accept()': 'multiprocessing.connection.Client()',
    'multiprocessing.connection.Connection': 'multiprocessing.connection.Client',
  },
  sources: [
    {
      path: 'multiprocessing.connection.Client().{recv,recv_bytes}()',
      origin: 'message',
      note: 'a message of another process',
    },
    {
      path: 'multiprocessing.Pipe()',
      origin: 'constant',
      note: 'a process that this program has started',
    },
  ],
  fillers: [
    {
      call: 'multiprocessing.connection.Client().recv_bytes_into',
      into: '0:buf',
      origin: 'message',
    },
  ],
};
