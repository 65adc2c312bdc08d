import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/setting',
    title: 'Setting that lets data carry code',
    severity: 'critical',
    cwe: [502],
    summary:
      'The library refuses data that can carry code unless it is told otherwise, and here it is told otherwise.',
    explanation:
      'Message queues, remote-object libraries and session cookies choose a serializer by what the data says of itself, among those that are accepted. With pickle among them, one message of that kind is enough to run code in every worker, even if the program itself only sends JSON.\n\nA call of this rule loads nothing itself. It changes what all later calls accept. Settings that are no calls are found by their names: `CELERY_ACCEPT_CONTENT`, `accept_content`, `SESSION_SERIALIZER`, the `SERIALIZER` of a cache. That Django pickles what it caches is no setting, and not reported.',
    remedy:
      'Accept JSON or MessagePack only. While old messages are still on their way, accept pickles in one worker on a queue of its own, or use a serializer that signs what it sends (`auth` in Celery, `SignedSerializer` in huey).',
    grading:
      'By what is read from then on: data from requests is critical, messages high, a store or file medium.',
    examples: [
      {
        bad: 'app.conf.update(accept_content=["json", "pickle"])',
        good: 'app.conf.update(accept_content=["json"])',
      },
    ],
    references: [
      'Celery documentation, "Security"',
      'Kombu documentation, "Serialization"',
      'CVE-2021-23727',
    ],
  },
  severity: {
    remote: 'critical',
    response: 'high',
    message: 'high',
    store: 'medium',
    file: 'medium',
    local: 'low',
    caller: 'low',
    unknown: 'low',
  },
  inventory: true,
  message: '{callee} lets {origin} carry code',
  advice: 'Accept only formats that hold data, such as JSON.',
};
