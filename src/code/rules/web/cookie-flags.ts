import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'web/cookie-flags',
    title: 'Cookie that scripts or plain HTTP may carry away',
    severity: 'info',
    cwe: [614, 1004],
    summary:
      'A cookie without `Secure` travels over plain HTTP, one without `HttpOnly` can be read by scripts of the page.',
    explanation:
      'For the cookie of a session either is enough to lose it: to who listens on the network, or to an injected script. Reported where the flag is written as `False`.',
    remedy:
      'Give `secure=True, httponly=True, samesite="Lax"`; for sessions of Django set `SESSION_COOKIE_SECURE = True`.',
    grading: 'Always info: the cookie may hold nothing of value.',
    examples: [
      {
        bad: 'response.set_cookie("session", value, httponly=False)',
        good: 'response.set_cookie("session", value, secure=True, httponly=True)',
      },
    ],
    references: ['RFC 6265, 4.1.2', 'Django documentation, settings: SESSION_COOKIE_SECURE'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} switches off a protection of its cookie',
  advice: 'Give it secure=True and httponly=True.',
};
