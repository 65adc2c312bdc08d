import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'style/swallowed-exception',
    title: 'Exception that leaves no trace',
    severity: 'info',
    cwe: [703, 390],
    summary: '`except Exception: pass` also hides the errors that nobody thought of.',
    explanation:
      'A check that fails with an error then counts as passed, and an attack leaves nothing in the log.',
    remedy: 'Catch the exceptions that are expected, and log with `logger.exception` what is not.',
    grading: 'Always info, and off unless it is selected: `--select style`.',
    examples: [
      {
        bad: 'try:\n    close()\nexcept Exception:\n    pass',
        good: 'try:\n    close()\nexcept ConnectionError:\n    pass',
      },
    ],
    equals: ['B110', 'B112', 'S110', 'S112'],
    references: ['Python documentation, "Errors and exceptions"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} drops every error without a word',
  advice: 'Name the exceptions that are meant, or log the error.',
};
