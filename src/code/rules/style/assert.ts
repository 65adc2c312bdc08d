import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'style/assert',
    title: 'Assertion outside of tests',
    severity: 'info',
    cwe: [703],
    summary: 'Python leaves assertions out when it runs with `-O`.',
    explanation:
      'As a note to readers and type checkers an assertion is fine. A check that keeps something out must not be one.',
    remedy: 'Write `if not allowed: raise PermissionError(...)`.',
    grading: 'Always info, and off unless it is selected: `--select style`.',
    examples: [
      { bad: 'assert user.is_admin', good: 'if not user.is_admin:\n    raise PermissionError(user)' },
    ],
    equals: ['B101', 'S101'],
    references: ['Python documentation, "The assert statement"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} is not checked under python -O',
  advice: 'Raise an exception where the check must always be made.',
};
