import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'concurrency/lazy-singleton',
    preview: true,
    title: 'Global that is made on first use, without a lock',
    severity: 'info',
    cwe: [362],
    summary: 'Two threads that come first make two of them.',
    explanation:
      'Both see `None`, both make the object, and one of them works on with an object that nobody else has: a second connection, a second key, half of the counts. Reported in files that know of threads.',
    remedy:
      'Make it when the module is loaded, look again under a `threading.Lock`, or put `functools.cache` around a function that makes it (it may be called twice, but all get one result in the end).',
    grading: 'Always info: which threads come there is not known.',
    examples: [
      {
        bad: 'def client():\n    global _client\n    if _client is None:\n        _client = Client()\n    return _client',
        good: '_lock = threading.Lock()\n\ndef client():\n    global _client\n    with _lock:\n        if _client is None:\n            _client = Client()\n    return _client',
      },
    ],
    references: ['CWE-362'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} may be made twice, by two threads',
  advice: 'Make it under a lock, or when the module is loaded.',
};
