import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'style/import',
    title: 'Import of a module that needs care',
    severity: 'info',
    cwe: [676],
    summary: 'The module can be used in ways that do harm.',
    explanation:
      'An import alone does nothing. What is called is judged by the other rules, by where the data comes from; this one is for those who want a list of the places.',
    remedy:
      'For telnetlib and ftplib use encrypted protocols, for pickle a format that only holds data, for PyCrypto the maintained PyCryptodome or cryptography.',
    grading: 'Always info, and off unless it is selected: `--select style`.',
    examples: [{ bad: 'import telnetlib', good: 'import asyncssh' }],
    equals: [
      'B401',
      'B402',
      'B403',
      'B404',
      'B412',
      'B413',
      'B415',
      'S401',
      'S402',
      'S403',
      'S404',
      'S412',
      'S413',
      'S415',
    ],
    references: ['CWE-676'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} is imported',
  advice: 'Look at its uses; the other rules judge those that can be judged.',
};
