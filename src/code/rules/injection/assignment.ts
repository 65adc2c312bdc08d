import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/assignment',
    title: 'Attribute to be set, named by a request',
    severity: 'medium',
    cwe: [915],
    summary:
      'Who names the attribute also sets those that no form shows: `is_admin`, `owner_id`, `__class__`.',
    explanation:
      'A loop over what a request brings, with `setattr` for each of it, lets the visitor decide which fields change. What the form offers is no bound: a request is written by hand as easily.',
    remedy: 'Go through the fields that may change, and take each from the request if it is there.',
    grading: 'A request is medium, a message low.',
    examples: [
      {
        bad: 'for key, value in request.json.items():\n    setattr(user, key, value)',
        good: 'for key in ("name", "mail"):\n    setattr(user, key, request.json[key])',
      },
    ],
    references: ['CWE-915'],
  },
  severity: { remote: 'medium', message: 'low' },
  certain: true,
  inventory: false,
  message: '{origin} names the attribute that {callee} sets',
  advice: 'Compare the name with those that may be set.',
};
