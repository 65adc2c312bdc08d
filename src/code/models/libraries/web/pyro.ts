import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** Pyro5/api.py, server.py, client.py and Pyro4/__init__.py: a class is exposed as a whole, or method by method. */
export const model: Model = {
  library: 'Pyro',
  modules: ['Pyro4', 'Pyro5'],
  aliases: { Pyro4: 'Pyro5.api', 'Pyro5.server.expose': 'Pyro5.api.expose' },
  sources: [{ path: 'Pyro5.api.Proxy()', origin: 'response', note: 'the answer of a Pyro object' }],
  entries: [
    { kind: 'rpc', decorator: 'Pyro5.api.expose', parameters: ALL_REMOTE },
    { kind: 'rpc', decorator: 'Pyro5.api.expose', methods: ['*'], parameters: ALL_REMOTE },
  ],
};
