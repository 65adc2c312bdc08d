import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/short-key',
    title: 'Key that is too short',
    severity: 'medium',
    cwe: [326],
    summary: 'RSA and DSA keys below 2048 bits and curves below 224 bits can be broken.',
    explanation:
      'Keys of 1024 bits have been out of use since 2013; breaking one is within reach of a well-paid attacker, of 768 bits of a patient one.',
    remedy: 'Make new keys with 3072 bits, or with Ed25519 or P-256, which are shorter and faster.',
    grading: 'Always medium.',
    examples: [
      {
        bad: 'key = rsa.generate_private_key(65537, 1024)',
        good: 'key = rsa.generate_private_key(65537, 3072)',
      },
    ],
    equals: ['B505', 'S505'],
    references: ['NIST SP 800-57, part 1, table 2'],
  },
  severity: { constant: 'medium' },
  inventory: false,
  message: '{callee} makes a key that is too short',
  advice: 'Make RSA and DSA keys of at least 2048 bits, better 3072, and use P-256 or Ed25519 for curves.',
};
