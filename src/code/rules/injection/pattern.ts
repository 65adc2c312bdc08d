import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/pattern',
    title: 'Regular expression from a request',
    severity: 'low',
    cwe: [1333, 400],
    summary: 'A pattern can be written so that matching takes longer than anybody waits.',
    explanation:
      'The engine of `re` goes back over all ways to match: `(a+)+$` needs twice as long for every letter more, and nothing stops it. One request then holds a whole worker, and the lock of the interpreter with it.',
    remedy:
      'Search for plain text (`in`, `re.escape`), or use an engine without that weakness (RE2) for patterns of users.',
    grading: 'Only requests are reported, as low.',
    examples: [
      { bad: 're.search(request.args["q"], text)', good: 're.search(re.escape(request.args["q"]), text)' },
    ],
    references: ['Python documentation, re.escape', 'CWE-1333'],
  },
  severity: { remote: 'low' },
  certain: true,
  inventory: false,
  message: '{origin} is the pattern that {callee} compiles',
  advice: 'Escape the text with re.escape.',
};
