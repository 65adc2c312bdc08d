import type { Model } from '../../vocabulary.ts';

const EVAL = 'injection/eval';

/** Modules of the standard library that run text: Lib/code.py, timeit.py, trace.py, profile.py, bdb.py, pdb.py. */
export const model: Model = {
  library: 'modules that run text',
  modules: ['code', 'codeop', 'timeit', 'trace', 'cProfile', 'profile', 'bdb', 'pdb'],
  aliases: {
    'code.InteractiveConsole': 'code.InteractiveInterpreter',
    profile: 'cProfile',
    'pdb.Pdb': 'bdb.Bdb',
  },
  propagators: [{ call: 'codeop.compile_command', from: '0:source' }],
  sinks: [
    {
      call: 'code.InteractiveInterpreter().{runsource,runcode,push}',
      rule: EVAL,
      data: ['0', 'source', 'code', 'line'],
      form: 'data',
    },
    { call: 'timeit.{timeit,repeat,Timer}', rule: EVAL, data: ['0:stmt', '1:setup'], form: 'data' },
    { call: 'trace.Trace().{run,runctx}', rule: EVAL, data: '0:cmd', form: 'data' },
    { call: 'cProfile.{run,runctx}', rule: EVAL, data: '0:statement', form: 'data' },
    { call: 'cProfile.Profile().{run,runctx}', rule: EVAL, data: '0:cmd', form: 'data' },
    { call: 'bdb.Bdb().{run,runctx,runeval}', rule: EVAL, data: ['0', 'cmd', 'expr'], form: 'data' },
    { call: 'pdb.{run,runctx,runeval}', rule: EVAL, data: ['0', 'statement', 'expression'], form: 'data' },
  ],
};
