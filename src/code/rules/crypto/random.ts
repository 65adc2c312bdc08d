import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/random',
    title: 'Secret from a generator that can be predicted',
    severity: 'medium',
    cwe: [338, 330],
    summary:
      'The functions of `random` are made for simulations: who sees some of their output computes the rest.',
    explanation:
      'After 624 numbers the state of the generator is known, and with it every token before and after. A seed from the clock can be tried out. `uuid.uuid1` is made of the clock and the address of the network card.\n\nThe rule speaks of what is meant as a secret by its name: a token, a password, a key, a nonce, a salt. Jitter, sampling and games are left alone.',
    remedy:
      'Use `secrets.token_urlsafe()`, `secrets.choice()` or `secrets.randbelow()`; they have existed since Python 3.6.',
    grading: 'Always medium; the confidence is medium, since it leans on a name.',
    examples: [
      {
        bad: 'token = "".join(random.choice(LETTERS) for _ in range(20))',
        good: 'token = secrets.token_urlsafe(20)',
      },
    ],
    equals: ['B311', 'S311'],
    references: ['Python documentation, random: the warning at its head', 'PEP 506'],
  },
  severity: { constant: 'medium' },
  confidence: 'medium',
  inventory: false,
  message: '{callee} makes a secret that can be guessed',
  advice: 'Use the secrets module, or random.SystemRandom.',
};
