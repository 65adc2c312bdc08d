import type { Model } from '../../vocabulary.ts';

/** hydra/_internal/instantiate/_instantiate2.py: calls what `_target_` names. */
export const model: Model = {
  library: 'Hydra',
  modules: ['hydra'],
  aliases: {
    'hydra.utils.call': 'hydra.utils.instantiate',
    'hydra._internal.instantiate._instantiate2.instantiate': 'hydra.utils.instantiate',
  },
  sinks: [
    {
      call: 'hydra.utils.instantiate',
      rule: 'injection/configuration',
      data: '0:config',
      form: 'data',
      advice: 'Check _target_ against a list of what may be made before {callee}.',
    },
  ],
};
