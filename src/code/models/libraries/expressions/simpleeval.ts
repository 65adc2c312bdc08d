import type { Model } from '../../vocabulary.ts';

/** simpleeval.py: made for text from others; what it is given as names led out until 1.0.5 (CVE-2026-32640). */
export const model: Model = {
  library: 'simpleeval',
  modules: ['simpleeval'],
  sinks: [
    {
      call: 'simpleeval.{simple_eval,SimpleEval().eval,EvalWithCompoundTypes().eval}',
      rule: 'injection/expression',
      data: '0:expr',
      form: 'data',
      when: [{ versions: { simpleeval: '<1.0.5' } }],
      advice: 'Require simpleeval 1.0.5 or later.',
    },
  ],
};
