import type { Model } from '../../vocabulary.ts';

const LOOKED_AT = 'names and attributes that could lead out are refused';

/** numexpr/necompiler.py: the text goes to `eval`, since 2.8.5 after a look for what could lead out of it. */
export const model: Model = {
  library: 'NumExpr',
  modules: ['numexpr'],
  aliases: { 'numexpr.necompiler': 'numexpr' },
  sinks: [
    {
      call: 'numexpr.{evaluate,validate,NumExpr}',
      rule: 'injection/expression',
      data: '0:ex',
      form: 'data',
      safe: [
        { argument: 'sanitize', is: [true], because: LOOKED_AT },
        { argument: 'sanitize', absent: true, versions: { numexpr: '>=2.8.5' }, because: LOOKED_AT },
      ],
      advice: 'Require NumExpr 2.8.5 or later, and leave sanitize on.',
    },
  ],
};
