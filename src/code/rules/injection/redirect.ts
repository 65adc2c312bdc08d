import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/redirect',
    title: 'Redirect to where the request says',
    severity: 'medium',
    cwe: [601],
    summary: 'A link to this site leads to another: its visitors trust what they see there.',
    explanation:
      'A link that begins with the name of a trusted site and ends on a copy of its login page is what phishing needs. Tokens in the address or fragment can travel along. `//host`, `/\\host` and `https:host` lead away too, so looking for a slash at the beginning is not enough.\n\nWhat stands behind a path that is fixed is no finding.',
    remedy:
      'Redirect to a name among your routes (`url_for`, `reverse`), or look whether the address is one of your own: `django.utils.http.url_has_allowed_host_and_scheme`, or a comparison of `urlsplit(target).netloc` with your hosts.',
    grading: 'Only requests are reported, as medium.',
    examples: [{ bad: 'return redirect(request.args["next"])', good: 'return redirect(url_for("home"))' }],
    references: ['CWE-601', 'Django documentation, url_has_allowed_host_and_scheme'],
  },
  severity: { remote: 'medium' },
  certain: true,
  beginning: true,
  inventory: false,
  message: '{origin} is where {callee} sends the visitor',
  advice: 'Redirect to a route of your own, or look at the host first.',
};
