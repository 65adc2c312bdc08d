import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/weak-mode',
    title: 'Block cipher in ECB mode',
    severity: 'low',
    cwe: [327],
    summary:
      'ECB encrypts each block by itself: equal blocks stay equal, so that patterns show through, and blocks can be swapped.',
    explanation:
      "Nothing in the result depends on a block's neighbours or on chance. The mode is a building block for others and right only for single random blocks, such as keys.",
    remedy: 'Use an authenticated mode: `AESGCM(key).encrypt(nonce, data, None)`.',
    grading: 'Always low: what is encrypted is not known.',
    examples: [{ bad: 'cipher = Cipher(algorithms.AES(key), modes.ECB())', good: 'cipher = AESGCM(key)' }],
    equals: ['B305', 'S305'],
    references: ['cryptography documentation, "Symmetric encryption": ECB', 'NIST SP 800-38A'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} encrypts equal blocks to equal blocks',
  advice: 'Use AES-GCM or ChaCha20-Poly1305.',
};
