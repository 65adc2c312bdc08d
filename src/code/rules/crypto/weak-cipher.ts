import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/weak-cipher',
    title: 'Cipher that no longer protects',
    severity: 'low',
    cwe: [327],
    summary:
      'DES, 3DES, RC2, RC4, Blowfish, CAST, IDEA, SEED and XOR have keys or blocks that are too short, or leak what they encrypt.',
    explanation:
      'RC4 shows the beginning of what it encrypts after enough messages, DES falls to trying all keys, and ciphers with blocks of 64 bits repeat themselves after some gigabytes under one key.',
    remedy:
      'Use an authenticated cipher: `AESGCM` or `ChaCha20Poly1305` of the cryptography library, or `Fernet` where no format is prescribed.',
    grading: 'Always low: what is encrypted is not known.',
    examples: [{ bad: 'cipher = ARC4.new(key)', good: 'cipher = AESGCM(key)' }],
    equals: ['B304', 'S304'],
    references: ['cryptography documentation, "Symmetric encryption"', 'RFC 7465', 'CVE-2016-2183'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} is a cipher that no longer protects',
  advice: 'Use AES-GCM or ChaCha20-Poly1305.',
};
