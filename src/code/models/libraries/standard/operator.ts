import type { Model } from '../../vocabulary.ts';

/** Lib/operator.py. */
export const model: Model = {
  library: 'operator',
  modules: ['operator'],
  aliases: { _operator: 'operator' },
  sinks: [{ call: 'operator.methodcaller()', rule: 'injection/attribute', data: '()0', form: 'data' }],
};
