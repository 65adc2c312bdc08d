import type { Model } from '../../vocabulary.ts';

/** asteval/asteval.py: made for text from others, with ways out that 1.0.6 closed (CVE-2025-24359). */
export const model: Model = {
  library: 'asteval',
  modules: ['asteval'],
  aliases: { 'asteval.asteval': 'asteval' },
  sinks: [
    {
      call: 'asteval.{Interpreter(),Interpreter().eval}',
      rule: 'injection/expression',
      data: '0:expr',
      form: 'data',
      when: [{ versions: { asteval: '<1.0.6' } }],
      advice: 'Require asteval 1.0.6 or later.',
    },
  ],
};
