import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'source/bidirectional',
    title: 'Text that is shown in another order than it runs',
    severity: 'medium',
    cwe: [1007],
    summary:
      'Characters that turn the direction of writing can make an editor show code in another order than Python reads it.',
    explanation:
      'A comment may look closed where it is not, or a comparison compare something else. Outside of texts in languages that need them, they have no place in source code, and there an escape does as well.',
    remedy: 'Write the character as an escape. Look at who brought it in.',
    grading: 'Always medium.',
    examples: [{ bad: 'access = "user\\u202e" # seen reversed', good: 'access = "user"' }],
    equals: ['B613'],
    references: ['CVE-2021-42574', 'PEP 672'],
  },
  severity: { constant: 'medium' },
  inventory: false,
  message: '{callee} makes this line look different from what it is',
  advice: 'Take the character out, or write it as an escape such as \\u202e.',
};
