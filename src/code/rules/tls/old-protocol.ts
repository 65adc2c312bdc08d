import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'tls/old-protocol',
    title: 'TLS or SSL in a version that is broken',
    severity: 'low',
    cwe: [327, 757],
    summary: 'SSL 2 and 3 are broken, TLS 1.0 and 1.1 are withdrawn: who sits on the way can make them leak.',
    explanation:
      'A constant such as `PROTOCOL_SSLv3` fixes the version, so that nothing better is agreed on even if both sides could.',
    remedy:
      'Use `ssl.create_default_context()`, which chooses the best version both sides know; to set a floor, `context.minimum_version = ssl.TLSVersion.TLSv1_2`.',
    grading: 'Always low: current builds of OpenSSL refuse these versions.',
    examples: [{ bad: 'ssl.SSLContext(ssl.PROTOCOL_TLSv1)', good: 'ssl.create_default_context()' }],
    equals: ['B502', 'B503', 'S502', 'S503'],
    references: ['RFC 7568', 'RFC 8996', 'Python documentation, ssl: "Protocol versions"'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} is told to speak a broken version of TLS',
  advice: 'Use ssl.create_default_context(), or ssl.PROTOCOL_TLS_CLIENT.',
};
