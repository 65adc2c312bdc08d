import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/marshal',
    title: 'Marshalled data from outside',
    severity: 'high',
    cwe: [502],
    summary:
      'marshal holds compiled code as well as values, and its reader trusts the bytes: wrong ones crash the interpreter.',
    explanation:
      'The format is that of `.pyc` files. Loading it does not call anything by itself, but a code object that comes out of it is run by whoever passes it to `exec`, or puts it into a function, and bytes made for the purpose make the interpreter read and write memory it does not own. Python documents that it must never read data from someone who is not trusted.',
    remedy:
      'Store and send values as JSON, MessagePack or Protocol Buffers. Code belongs into modules that are installed, not into data.',
    grading:
      'By where the bytes come from: a request is high, a response or message medium, everything else that is not the program itself low.',
    examples: [{ bad: 'state = marshal.loads(request.data)', good: 'state = json.loads(request.data)' }],
    equals: ['B302', 'S302'],
    references: ['Python documentation, marshal: the warning at its head'],
  },
  severity: {
    remote: 'high',
    response: 'medium',
    message: 'medium',
    store: 'low',
    file: 'low',
    local: 'low',
    caller: 'low',
    unknown: 'low',
  },
  inventory: true,
  message: '{origin} reaches {callee}',
  advice: 'Use a format that only holds data, such as JSON.',
};
