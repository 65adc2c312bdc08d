import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/weak-hash',
    title: 'Hash function that can be made to collide',
    severity: 'info',
    cwe: [328],
    summary:
      'MD4, MD5 and SHA-1 are broken: two inputs with the same hash are found within hours or seconds.',
    explanation:
      'As a key of a cache or a check against accidents such a hash does its work, and most uses are of that kind. It must not decide whether a file, a certificate, a signature or a message is the one that was meant: whoever makes the input can make a second one with the same hash.\n\n`usedforsecurity=False` (Python 3.9) says that nothing depends on it, and lets the code run on systems that forbid these functions.',
    remedy:
      'Use SHA-256 or BLAKE2 (`hashlib.sha256`, `hashlib.blake2b`). Where an old format demands MD5, say `usedforsecurity=False`.',
    grading:
      'Always info: what the hash is for is not seen from the call. What is called a name, path, id, etag or key of a cache is passed over. What hashes a password has a rule of its own.',
    examples: [
      {
        bad: 'digest = hashlib.md5(content).hexdigest()',
        good: 'digest = hashlib.sha256(content).hexdigest()',
      },
    ],
    equals: ['B303', 'B324', 'S303', 'S324'],
    references: ['Python documentation, hashlib: "usedforsecurity"', 'RFC 6151', 'RFC 6194'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} makes a hash that can be made to collide',
  advice: 'Use hashlib.sha256, or say usedforsecurity=False where nobody gains by a collision.',
};
