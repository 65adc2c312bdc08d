import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/store',
    title: 'Store, cache or queue whose values are pickles',
    severity: 'critical',
    cwe: [502],
    summary:
      'The library pickles what it stores and unpickles what it finds: whoever can write to the store runs code in every process that reads it.',
    explanation:
      'No call of `pickle.loads` is to be seen, because the library makes it. The border that counts is then the one around the store: a Redis without a password, a table that a second service writes to, a cache folder that other users share, a backup that is restored from elsewhere. An SQL injection or a request forged inside the network, bad enough alone, becomes code execution.',
    remedy:
      'Choose a serializer that only holds data: a JSON column, `serializer="json"`, `JSONSerializer`, `JSONDisk`. Where the values must be Python objects, have the library sign what it stores if it can, keep the store on its own network with a password and TLS, and keep folders private to one user.',
    grading:
      'A database, cache server or queue is medium, a file or folder low; a store that is chosen by a request critical.',
    examples: [
      { bad: 'settings = Column(PickleType)', good: 'settings = Column(JSON)' },
      {
        bad: 'cache = diskcache.Cache("cache")',
        good: 'cache = diskcache.Cache("cache", disk=diskcache.JSONDisk)',
      },
    ],
    references: [
      'SQLAlchemy documentation, PickleType',
      'Celery documentation, "Security": serializers',
      'CVE-2021-33026',
      'CVE-2025-69872',
    ],
  },
  severity: {
    remote: 'critical',
    response: 'high',
    message: 'high',
    store: 'medium',
    file: 'low',
    caller: 'low',
    unknown: 'low',
  },
  inventory: true,
  message: '{callee} unpickles {origin}',
  advice: 'Give it a serializer that only holds data, such as JSON.',
};
