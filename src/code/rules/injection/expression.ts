import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/expression',
    title: 'Text from outside in an evaluator with weak limits',
    severity: 'high',
    cwe: [94, 95],
    summary:
      'The evaluator accepts less than Python, but its limits are meant against mistakes and have been got around before.',
    explanation:
      '`DataFrame.query` and `pandas.eval` resolve `@names` and attributes of whatever the calling function can see, and from a module that is enough to reach `os`. `numexpr` compiles its text with `eval` after a look at its characters. simpleeval and asteval are made for text from others, but each release closes ways out that the one before had left.',
    remedy:
      'Select with your own code: look the column up in a fixed list, parse the value as a number or a date, and compare (`frame[frame[column] > value]`). Where formulas must be allowed, keep the evaluator up to date and give it only plain numbers and strings, no objects or modules.',
    grading: 'A request is high, a response or message medium, a store low; nothing else is reported.',
    examples: [
      {
        bad: 'frame.query(request.args["filter"])',
        good: 'frame[frame[COLUMNS[request.args["column"]]] > float(request.args["above"])]',
      },
    ],
    references: [
      'pandas documentation, pandas.eval: the warning at its head',
      'NumExpr documentation, evaluate: sanitize',
      'CVE-2025-24359',
    ],
  },
  severity: { remote: 'high', response: 'medium', message: 'medium', store: 'low' },
  inventory: false,
  message: '{origin} reaches {callee} as an expression',
  advice: 'Look names up in a fixed list and parse values, instead of evaluating the text.',
};
