import type { Model } from '../vocabulary.ts';

const SETTING = 'deserialization/setting';
const PICKLING = ['pickle', 'cloudpickle', 'dill'];

/**
 * Pyro4/configuration.py, Pyro4/util.py: a daemon takes the serializers that are accepted, serpent, marshal and
 * json unless more are named. Pyro5 has none that makes objects.
 */
export const model: Model = {
  library: 'Pyro4',
  modules: ['Pyro4'],
  aliases: { 'Pyro4.{util,core}': 'Pyro4' },
  sinks: [
    {
      call: 'Pyro4.config.SERIALIZERS_ACCEPTED.add',
      rule: SETTING,
      reads: { origin: 'message', note: 'calls from other processes' },
      when: [{ argument: '0', is: PICKLING }],
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
