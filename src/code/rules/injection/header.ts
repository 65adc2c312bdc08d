import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/header',
    title: 'Line ends from a request in a header',
    severity: 'medium',
    cwe: [113],
    summary: 'A line end in the text begins a header, or a body, of its own.',
    explanation:
      'Most frameworks refuse line ends in headers. The servers and clients of the standard library that are named here write what they are given, so a text with a line end adds headers: cookies, permissions for other sites, or a second response that a cache keeps.',
    remedy:
      'Take line ends out, or refuse the text: `if "\\n" in text or "\\r" in text`. Percent-encode what belongs into an address.',
    grading: 'Only requests are reported, as medium.',
    examples: [
      {
        bad: 'self.send_header("Location", query["next"][0])',
        good: 'self.send_header("Location", "/" + quote(query["next"][0]))',
      },
    ],
    references: ['CWE-113', 'Python documentation, http.server: BaseHTTPRequestHandler.send_header'],
  },
  severity: { remote: 'medium' },
  certain: true,
  inventory: false,
  message: '{origin} is the header that {callee} writes',
  advice: 'Refuse line ends, or percent-encode the text.',
};
