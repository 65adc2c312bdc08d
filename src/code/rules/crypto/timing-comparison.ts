import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/timing-comparison',
    title: 'MAC compared with ==',
    severity: 'low',
    cwe: [208],
    summary:
      '`==` ends at the first byte that differs, so its time tells how much of a forged MAC is right already.',
    explanation:
      'Who can measure many answers closely enough finds the right MAC byte by byte, without the key. Over the internet that takes patience; on the same machine or network it has been done.\n\nThe check still keeps out everybody else: data behind it counts as authenticated.',
    remedy:
      'Compare with `hmac.compare_digest(expected, given)`, which takes the same time for every answer.',
    grading: 'Always low.',
    examples: [
      {
        bad: 'if hmac.new(key, body, "sha256").hexdigest() != given: abort(403)',
        good: 'if not hmac.compare_digest(hmac.new(key, body, "sha256").hexdigest(), given): abort(403)',
      },
    ],
    references: ['Python documentation, hmac: "compare_digest"', 'CWE-208'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: 'What {callee} gives is compared with ==, which tells by its time how many bytes agree',
  advice: 'Compare with hmac.compare_digest(expected, given).',
};
