import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'tls/wrap-socket',
    title: 'Socket wrapped without a context',
    severity: 'low',
    cwe: [295],
    summary:
      '`ssl.wrap_socket` checks neither the certificate, unless told to, nor ever the name in it, and is gone since Python 3.12.',
    explanation:
      'It dates from before contexts. It sends no server name, agrees to whatever version is on offer, and accepts any certificate by default.',
    remedy: 'Make one `ssl.create_default_context()` and call its `wrap_socket` with `server_hostname`.',
    grading: "Always low: on the server side, and behind checks of one's own, it may do no harm.",
    examples: [
      {
        bad: 'tls = ssl.wrap_socket(sock)',
        good: 'tls = ssl.create_default_context().wrap_socket(sock, server_hostname=host)',
      },
    ],
    equals: ['B504', 'S504'],
    references: ['Python documentation, "What\'s New In Python 3.12": ssl'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} does not check the name in the certificate, nor the certificate unless told to',
  advice: 'Use ssl.create_default_context().wrap_socket(sock, server_hostname=host).',
};
