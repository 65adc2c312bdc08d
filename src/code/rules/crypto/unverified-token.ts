import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'crypto/unverified-token',
    title: 'Token read without checking its signature',
    severity: 'low',
    cwe: [347],
    summary: 'With verification switched off, the claims of a token are whatever its sender wrote.',
    explanation:
      'Reading an issuer or a key id before the right key is chosen is a common and harmless use. A login that relies on such claims lets everybody in.',
    remedy:
      'Give the key and `algorithms=[...]`. To look at the key id only, use `jwt.get_unverified_header`.',
    grading:
      'Low for tokens that come in by a request or message: whether the claims are relied on is not seen from the call. A token that the program itself has fetched or was given is not reported: who issued it is known.',
    examples: [
      {
        bad: 'claims = jwt.decode(request.cookies["token"], options={"verify_signature": False})',
        good: 'claims = jwt.decode(request.cookies["token"], key, algorithms=["ES256"])',
      },
    ],
    references: ['RFC 8725', 'PyJWT documentation, "Usage examples"'],
  },
  severity: { remote: 'low', message: 'low' },
  inventory: false,
  message: '{callee} reads a token without checking its signature',
  advice: 'Check the signature: leave out the option that switches it off, and name the algorithms.',
};
