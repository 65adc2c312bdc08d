import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'network/mail-address',
    preview: true,
    title: 'Address of a mail that decides who may do something',
    severity: 'low',
    cwe: [20, 290],
    summary: 'Which address a mail shows and which one is parsed can differ, and anybody can write either.',
    explanation:
      '`email.utils.parseaddr` and `getaddresses` took apart addresses with special letters in a wrong way (CVE-2023-27043), so that `alice@example.org)bob@evil.example` passed for the first. Since Python 3.13, and in later releases of 3.9 to 3.12, they refuse such addresses by default. Even then, nobody checks what stands in `From:`.',
    remedy:
      "Send a token to the address and wait for it. Where a domain is all that is asked for, use the envelope's address after DMARC, or compare the whole address with a list.",
    grading: 'Always low. Not reported where all Pythons that the project allows are 3.13 or later.',
    examples: [
      {
        bad: 'if parseaddr(form["mail"])[1].endswith("@example.org"):\n    admit()',
        good: 'send_token(form["mail"])',
      },
    ],
    references: ['CVE-2023-27043', 'Python documentation, email.utils.parseaddr: strict (3.13)'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} decides by what an address looks like',
  advice: 'Send a token to the address.',
};
