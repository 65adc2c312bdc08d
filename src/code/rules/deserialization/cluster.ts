import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/cluster',
    title: 'Workers of one computation that unpickle each other',
    severity: 'info',
    cwe: [502],
    summary:
      'The processes of a distributed computation trust each other by design: one that an attacker reaches hands code to all.',
    explanation:
      'Collectives on objects in `torch.distributed`, its RPC, Dask and Ray send pickled functions and values between their workers. That is what they are for, and it is fine as long as only the workers can connect. None of them asks for a login by default, and several listen on every network interface.',
    remedy:
      'Keep the ports of the cluster on a network of their own. Give Dask a `Security` with TLS, turn on token authentication in Ray, and prefer collectives on tensors over those on objects.',
    grading: 'Always info: worth knowing, and a matter of the network.',
    examples: [
      {
        bad: 'client = distributed.Client("tcp://scheduler:8786")',
        good: 'client = distributed.Client("tls://scheduler:8786", security=security)',
      },
    ],
    references: [
      'PyTorch documentation, torch.distributed: the warnings at its collectives on objects',
      'Dask documentation, "Security"',
      'Ray documentation, "Security"',
    ],
  },
  severity: {
    remote: 'info',
    response: 'info',
    message: 'info',
    store: 'info',
    file: 'info',
    unknown: 'info',
  },
  inventory: true,
  message: '{callee} unpickles what other workers send',
  advice: 'Keep the ports of the workers on a network of their own, with authentication where there is one.',
};
