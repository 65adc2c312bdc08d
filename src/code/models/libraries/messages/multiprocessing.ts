import type { Condition, Model } from '../../vocabulary.ts';

const CONNECTION = 'deserialization/connection';
const PEER = { origin: 'message', note: 'what the other end of the connection sends' } as const;
const ADVICE =
  'Give it an authkey that does not stand in the code, or send plain data over another protocol.';

type Safe = readonly (Condition & { readonly because: string })[];

/** The keys are compared before anything is unpickled (`deliver_challenge`, `answer_challenge`). */
function keyed(argument: string): Safe {
  return [{ argument, secret: true, because: 'only those who hold its authkey are listened to' }];
}

/**
 * `ForkingPickler.loads` in Lib/multiprocessing/connection.py; Lib/multiprocessing/managers.py.
 * Lib/multiprocessing/connection.py: a pipe ends in this program, a listener's connections anywhere.
 */
export const model: Model = {
  library: 'multiprocessing.connection',
  modules: ['multiprocessing', 'multiprocess', 'billiard'],
  aliases: { '{multiprocess,billiard}': 'multiprocessing' },
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
      path: 'multiprocessing.shared_memory.{SharedMemory,ShareableList}()',
      origin: 'unknown',
      note: 'memory that other processes write to',
    },
    {
      path: 'multiprocessing.Pipe()',
      origin: 'constant',
      note: 'a process that this program has started',
    },
  ],
  sinks: [
    // The process that is asked for its key by no one; a `Pipe` only reaches one's own children.
    {
      call: 'multiprocessing.connection.Listener',
      rule: CONNECTION,
      reads: PEER,
      safe: keyed('3:authkey'),
      advice: ADVICE,
    },
    {
      call: 'multiprocessing.connection.Client',
      rule: CONNECTION,
      reads: PEER,
      safe: keyed('2:authkey'),
      advice: ADVICE,
    },
    {
      call: 'multiprocessing.managers.{BaseManager,SyncManager}().{start,connect,get_server}',
      rule: CONNECTION,
      reads: PEER,
      safe: [
        ...keyed('()1:authkey'),
        {
          argument: '()1:authkey',
          absent: true,
          because: 'its authkey is made at random when the program starts',
        },
      ],
      advice: ADVICE,
    },
    {
      call: 'multiprocessing.reduction.ForkingPickler.loads',
      rule: 'deserialization/pickle',
      data: '0',
      form: 'data',
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
