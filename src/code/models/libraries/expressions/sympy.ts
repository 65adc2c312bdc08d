import type { Model } from '../../vocabulary.ts';

const EVAL = 'injection/eval';
const ADVICE = 'Check the text against the few characters and names that a formula may have before {callee}.';

/** sympy/core/sympify.py and parsing/sympy_parser.py: after some rewriting of names the text goes to `eval`. */
export const model: Model = {
  library: 'SymPy',
  modules: ['sympy', 'symengine'],
  aliases: {
    'sympy.core.sympify.sympify': 'sympy.sympify',
    'sympy.core.sympify': 'sympy.sympify',
    'sympy.{S,simplify.simplify.sympify}': 'sympy.sympify',
    'sympy.core.S': 'sympy.sympify',
    'sympy.parsing.sympy_parser.parse_expr': 'sympy.parse_expr',
    'sympy.parsing.parse_expr': 'sympy.parse_expr',
  },
  sinks: [
    {
      call: 'sympy.sympify',
      rule: EVAL,
      data: '0:a',
      form: 'data',
      safe: [{ argument: 'strict', is: [true], because: 'strict=True takes no text' }],
      advice: ADVICE,
    },
    { call: 'sympy.parse_expr', rule: EVAL, data: '0:s', form: 'data', advice: ADVICE },
    {
      call: 'sympy.parsing.sympy_parser.eval_expr',
      rule: EVAL,
      data: '0:code',
      form: 'data',
      advice: ADVICE,
    },
  ],
};
