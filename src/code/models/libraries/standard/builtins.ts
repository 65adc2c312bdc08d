import type { Model } from '../../vocabulary.ts';

const EVAL = 'injection/eval';
const IMPORT = 'injection/import';

/** Python/bltinmodule.c; Python 2's `execfile` and `input`, which evaluated what was typed. */
export const model: Model = {
  library: 'builtins',
  modules: ['builtins'],
  // Compiling runs nothing; what is compiled is judged where it is run.
  propagators: [
    { call: 'builtins.compile', from: '0:source' },
    // The name decides which attribute it is; it is no part of it.
    { call: 'builtins.getattr', from: ['0', '2'] },
  ],
  // The literal of what it was given: evaluated, it is that again.
  sanitizers: [{ call: 'builtins.{repr,ascii}', data: '0', rules: [EVAL] }],
  sinks: [
    { call: 'builtins.{eval,exec}', rule: EVAL, data: '0:source', form: 'data' },
    {
      call: 'builtins.input',
      rule: EVAL,
      reads: { origin: 'local', note: 'standard input, which Python 2 evaluates' },
      when: [{ python: '<3.0' }],
      advice: 'Call raw_input, and convert what it gives.',
    },
    { call: 'builtins.execfile', rule: IMPORT, data: '0', form: 'data' },
    { call: 'builtins.__import__', rule: IMPORT, data: '0:name', form: 'data' },
    { call: 'builtins.setattr', rule: 'injection/assignment', data: '1', form: 'data' },
    {
      call: 'builtins.getattr()',
      rule: 'injection/attribute',
      data: '()1',
      form: 'data',
      safe: [{ argument: '()1', begins: true, because: 'the name begins as only methods meant for it do' }],
    },
  ],
};
