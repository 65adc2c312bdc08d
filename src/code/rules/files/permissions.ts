import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'files/permissions',
    title: 'File that everybody may change',
    severity: 'low',
    cwe: [732],
    summary: 'With a mode such as `0o777`, every account on the machine may change the file.',
    explanation:
      'If another program reads it as configuration, code or data, whoever runs anything on the machine is part of it.',
    remedy: 'Use `0o600` for data and `0o700` for scripts; `0o750` and a group where others must read.',
    grading: 'Always low: it needs an account on the machine.',
    examples: [{ bad: 'os.chmod(path, 0o777)', good: 'os.chmod(path, 0o700)' }],
    equals: ['B103', 'S103'],
    references: ['Python documentation, os.chmod', 'CWE-732'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} lets every user of the machine write',
  advice: 'Give write access to the owner only: 0o600, or 0o700 for what is executed.',
};
