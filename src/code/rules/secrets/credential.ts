import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'secrets/credential',
    title: 'Credential of a known service in the code',
    severity: 'high',
    cwe: [798],
    summary:
      'The text has the form that a service gives to its credentials: a cloud key, an access token, a private key.',
    explanation:
      'Public repositories and packages are searched for these forms all the time; one that is found is used within minutes. Keys that documentation uses as examples are left out.',
    remedy:
      'Withdraw it first; taking it out of the code does not take it out of the history. Then read the new one from the environment or a secret store.',
    grading: 'Always high.',
    examples: [
      {
        bad: 'client = WebClient(token="xoxb-…")',
        good: 'client = WebClient(token=os.environ["SLACK_TOKEN"])',
      },
    ],
    references: ['CWE-798'],
  },
  severity: { constant: 'high' },
  inventory: false,
  message: '{callee} stands in the code',
  advice: 'Withdraw it at the service that gave it, then read its successor from the environment.',
};
