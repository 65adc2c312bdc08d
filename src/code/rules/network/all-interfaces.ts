import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'network/all-interfaces',
    title: 'Server that listens on every network',
    severity: 'info',
    cwe: [605],
    summary:
      'An address such as `0.0.0.0` makes a service reachable from every network that the machine is on.',
    explanation:
      "In a container that is how it must be. On a laptop or a machine with a public address, a debug port or an unauthenticated service becomes everybody's.",
    remedy: 'Listen on `127.0.0.1` by default and let the address be set from outside.',
    grading: 'Always info: whether it is meant is not seen from the call.',
    examples: [{ bad: 'sock.bind(("0.0.0.0", 8080))', good: 'sock.bind(("127.0.0.1", 8080))' }],
    equals: ['B104', 'S104'],
    references: ['Python documentation, socket: "Socket families"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} listens on every network interface',
  advice: 'Listen on 127.0.0.1 unless others are meant to connect; in a container this is as it should be.',
};
