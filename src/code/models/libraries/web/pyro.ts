import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const SETTING = 'deserialization/setting';
const PICKLING = ['pickle', 'cloudpickle', 'dill'];

/**
 * Pyro4/configuration.py, util.py: a daemon takes the serializers that are accepted, serpent, marshal and json
 * unless more are named. Pyro5 has none that makes objects. Pyro5/api.py, server.py, client.py and
 * Pyro4/__init__.py: a class is exposed as a whole, or method by method.
 */
export const model: Model = {
  library: 'Pyro',
  modules: ['Pyro4', 'Pyro5'],
  aliases: { 'Pyro4.{util,core}': 'Pyro4', 'Pyro5.server.expose': 'Pyro5.api.expose' },
  sources: [{ path: '{Pyro4,Pyro5.api}.Proxy()', origin: 'response', note: 'the answer of a Pyro object' }],
  entries: [
    { kind: 'rpc', decorator: '{Pyro4,Pyro5.api}.expose', parameters: ALL_REMOTE },
    { kind: 'rpc', decorator: '{Pyro4,Pyro5.api}.expose', methods: ['*'], parameters: ALL_REMOTE },
  ],
  sinks: [
    {
      call: 'Pyro4.config.SERIALIZERS_ACCEPTED.add',
      rule: SETTING,
      reads: { origin: 'message', note: 'calls from other processes' },
      when: [{ argument: '0', is: PICKLING }],
      advice: 'Stay with serpent, or move to Pyro5, which has no serializer that makes objects.',
    },
    {
      call: 'Pyro4.config.SERIALIZERS_ACCEPTED',
      assigned: true,
      rule: SETTING,
      reads: { origin: 'message', note: 'calls from other processes' },
      when: [{ argument: '0', contains: PICKLING }],
      advice: 'Stay with serpent, or move to Pyro5, which has no serializer that makes objects.',
    },
    {
      call: 'Pyro4.{PickleSerializer,CloudpickleSerializer,DillSerializer}().{loads,loadsCall}',
      rule: 'deserialization/pickle',
      data: '0:data',
      form: 'data',
    },
  ],
};
