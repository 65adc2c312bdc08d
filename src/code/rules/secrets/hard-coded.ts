import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'secrets/hard-coded',
    title: 'Password or key in the code',
    severity: 'low',
    cwe: [798, 259],
    summary:
      'A secret in the code is known to everybody who has the code, its history, or a package made of it.',
    explanation:
      'It cannot differ between installations, and cannot be changed without a release. Recognised by the name that a text is given to; placeholders, empty texts, names of settings and sentences are left out.',
    remedy:
      'Read it from the environment, a file outside of the repository, or a secret store. A secret that was published stays published: change it.',
    grading:
      'Always low, with medium confidence: it leans on a name. What looks like a known kind of credential has a rule of its own.',
    examples: [
      { bad: 'DATABASE_PASSWORD = "kx81-Fm2p"', good: 'DATABASE_PASSWORD = os.environ["DATABASE_PASSWORD"]' },
    ],
    equals: ['B105', 'B106', 'B107', 'S105', 'S106', 'S107'],
    references: ['CWE-798'],
  },
  severity: { constant: 'low' },
  confidence: 'medium',
  inventory: false,
  message: '{callee} has its secret in the code',
  advice: 'Read it from the environment or a secret store, and change it where it is in use.',
};
