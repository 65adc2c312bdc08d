import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/password-hash',
    title: 'Password hashed with a fast function',
    severity: 'high',
    cwe: [916, 328],
    summary:
      'A fast hash of a password is undone by trying: billions of guesses a second on one graphics card.',
    explanation:
      'Once a table of such hashes leaks, most passwords behind it are known the same day, with or without a salt. So SHA-512 is no better here than MD5: functions made for passwords (scrypt, Argon2, bcrypt, PBKDF2 with at least 10,000 rounds, better 600,000) cost a guess as much as a login does.\n\nA password is recognised by its name in the call. Protocols that prescribe MD5 of a password (HTTP digest, APOP, old database logins) cannot be helped, and are safe only inside TLS.',
    remedy:
      "Store `hashlib.scrypt(password, salt=os.urandom(16), n=2**14, r=8, p=1)` or use argon2-cffi, bcrypt or the framework's own functions. Hash old entries anew when their owners log in.",
    grading: 'Always high; the confidence is medium, since it leans on a name.',
    examples: [
      {
        bad: 'stored = hashlib.md5(password.encode()).hexdigest()',
        good: 'stored = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)',
      },
    ],
    references: ['Python documentation, hashlib: "Key derivation"', 'NIST SP 800-63B, 5.1.1.2'],
  },
  severity: { constant: 'high' },
  confidence: 'medium',
  inventory: false,
  message: '{callee} hashes a password in a way that is quick to reverse',
  advice: 'Use hashlib.scrypt, or a library for passwords such as argon2-cffi.',
};
