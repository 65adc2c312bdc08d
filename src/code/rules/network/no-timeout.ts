import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'network/no-timeout',
    title: 'Request without a timeout',
    severity: 'info',
    cwe: [400],
    summary: 'Without a timeout a request waits for as long as the other side keeps the connection open.',
    explanation:
      'A server that stops answering then stops each worker that asks it, one after the other. requests, urllib, http.client, smtplib and sockets have no timeout by default, unless the program calls `socket.setdefaulttimeout` for those of the standard library; HTTPX has one, unless `timeout=None` takes it away.',
    remedy: 'Give `timeout=(3, 30)`, the seconds for connecting and for each wait for data.',
    grading: 'Always info: it costs availability only.',
    examples: [{ bad: 'requests.get(url)', good: 'requests.get(url, timeout=30)' }],
    equals: ['B113', 'S113'],
    references: ['requests documentation, "Timeouts"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} waits forever if the other side says nothing',
  advice: 'Give it timeout=, in seconds.',
};
