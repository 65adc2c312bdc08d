import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'tls/no-verification',
    title: 'TLS without checking who answers',
    severity: 'medium',
    cwe: [295],
    summary:
      "Without a check of the certificate, anybody on the way can answer in the server's place, and read and change everything.",
    explanation:
      'The encryption still works, but with whoever answered. `verify=False`, `CERT_NONE` and `ssl._create_unverified_context` switch off the check of the certificate, `check_hostname=False` that of the name in it. They often come from a trial with a self-signed certificate and stay.',
    remedy:
      'Use the defaults. For a private authority, hand over its certificate; for a self-signed server, that certificate. Where a user must be able to switch the check off, make it an option that is off.',
    grading:
      'Always medium. A setting that is only known when the program runs is not reported, nor what stands under a condition on one: `if not options.verify:`.',
    examples: [
      {
        bad: 'requests.get(url, verify=False)',
        good: 'requests.get(url, verify="/etc/ssl/internal-ca.pem")',
      },
    ],
    equals: ['B323', 'B501', 'S323', 'S501'],
    references: ['Python documentation, ssl: "Security considerations"', 'PEP 476'],
  },
  severity: { constant: 'medium' },
  inventory: false,
  message: '{callee} does not check who answers',
  advice:
    'Leave verification on; for a private authority give its certificate: verify="/path/ca.pem" or create_default_context(cafile=...).',
};
