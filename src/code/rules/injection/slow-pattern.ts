import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/slow-pattern',
    title: 'Pattern that can be made to take very long',
    severity: 'low',
    cwe: [1333, 400],
    summary: 'A repetition of a repetition tries every way to divide the text before it gives up.',
    explanation:
      '`(a+)+$` needs twice as long for every letter more of a text that does not fit in the end. Here the pattern stands in the code and the text comes from outside: its sender holds a worker, and the lock of the interpreter with it.\n\nOnly a group that is nothing but one repeated character class, and is repeated itself, is looked for; two ways to match the same text in alternatives are not.',
    remedy:
      'Leave out one of the two repetitions: `[a-z]+` matches what `([a-z]+)+` does. From Python 3.11 on, possessive quantifiers (`++`) and atomic groups do not go back.',
    grading: 'Requests and what callers of a library give are low; nothing else is reported.',
    examples: [
      {
        bad: 're.match(r"([a-z]+)+$", request.args["name"])',
        good: 're.match(r"[a-z]+$", request.args["name"])',
      },
    ],
    references: ['Python documentation, re: possessive quantifiers (3.11)', 'CWE-1333'],
  },
  severity: { remote: 'low', caller: 'low' },
  certain: true,
  inventory: false,
  message: '{origin} is matched by {callee} with a pattern that repeats a repetition',
  advice: 'Take away one of the two repetitions.',
};
