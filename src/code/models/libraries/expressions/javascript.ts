import type { Model } from '../../vocabulary.ts';

/** js2py/evaljs.py: scripts import Python's modules until that is switched off. execjs runs Node, dukpy finds modules. */
export const model: Model = {
  library: 'JavaScript from Python',
  modules: ['js2py', 'execjs'],
  sinks: [
    {
      call: 'js2py.{eval_js,eval_js6,translate_js,EvalJs().eval,EvalJs().execute}',
      rule: 'injection/eval',
      data: ['0', 'js', 'expression'],
      form: 'data',
      safe: [{ mentions: ['disable_pyimport'], because: 'scripts import no modules of Python' }],
      advice: 'Run scripts in a process of their own that may do nothing, or call js2py.disable_pyimport().',
    },
    {
      call: 'execjs.{eval,exec_,compile}',
      rule: 'injection/eval',
      data: '0:source',
      form: 'data',
      advice: 'Run scripts in a process of their own that may do nothing.',
    },
  ],
};
