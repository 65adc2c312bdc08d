import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const REFUSED = [
  { argument: '1:allow_pickle', is: [false], because: 'pickles are refused' },
  {
    argument: '1:allow_pickle',
    absent: true,
    versions: { dspy: '>=3.1' },
    because: 'pickles are refused without allow_pickle',
  },
] as const;
const ADVICE = 'Save the state of the program as JSON, and load it into a program that stands in the code.';

/** dspy/utils/saving.py, dspy/primitives/base_module.py (`.json` is data, `.pkl` a pickle), in 3.0.4, 3.1.0 and 3.4.1. */
export const model: Model = {
  library: 'DSPy',
  modules: ['dspy'],
  aliases: { 'dspy.utils.saving.load': 'dspy.load' },
  types: { 'dspy.{Predict,ChainOfThought,ReAct,ProgramOfThought}()': 'dspy.Module()' },
  sinks: [
    { call: 'dspy.load', rule: RULE, data: '0:path', form: 'path', safe: REFUSED, advice: ADVICE },
    {
      call: 'dspy.Module().load',
      rule: RULE,
      data: '0:path',
      form: 'path',
      safe: [...REFUSED, { argument: '0:path', matches: '.*[.]json', because: 'JSON only holds data' }],
      advice: ADVICE,
    },
  ],
};
