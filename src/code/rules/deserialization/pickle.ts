import type { CodeRule } from '../../judging/rule.ts';
import { CODE_EXECUTION } from '../../judging/severity.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/pickle',
    title: 'pickled data from outside',
    severity: 'critical',
    cwe: [502],
    summary: 'Loading a pickle runs whatever the bytes say: whoever writes them runs code in this process.',
    explanation:
      'A pickle is a program for a small machine. Its instructions import any module and call any function with any arguments, before the caller sees a value. No check of the result can help, because the code has run by then. `persistent_load` and a `find_class` that refuses some names do not close it either.',
    remedy:
      'Store and send plain data as JSON, MessagePack or Protocol Buffers. Where pickles must stay, verify an HMAC over the exact bytes before they are loaded, with a key that others do not know, or load with a subclass of `pickle.Unpickler` whose `find_class` gives only a fixed set of names.',
    grading:
      'By where the bytes come from: a request is critical, a response or message high, a store, file or caller medium, the local user or an unknown origin low.',
    examples: [
      {
        bad: 'prefs = pickle.loads(base64.b64decode(request.cookies["prefs"]))',
        good: 'prefs = json.loads(base64.b64decode(request.cookies["prefs"]))',
      },
    ],
    references: ['Python documentation, pickle: the warning at its head, and "Restricting Globals"'],
  },
  severity: CODE_EXECUTION,
  inventory: true,
  message: '{origin} reaches {callee}',
  advice:
    'Use a format that only holds data, such as JSON, or verify an HMAC over the bytes before {callee}.',
};
