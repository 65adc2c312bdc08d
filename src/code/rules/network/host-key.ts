import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'network/host-key',
    title: 'SSH without checking the host',
    severity: 'medium',
    cwe: [322],
    summary:
      '`AutoAddPolicy` and `WarningPolicy` accept whatever key a host shows: anybody on the way can be that host.',
    explanation:
      'What is sent then, passwords and commands included, goes to whoever answered. The policy takes effect for hosts that are not in the known hosts; where nothing is saved, that is every connection.',
    remedy:
      'Call `load_system_host_keys()` or `load_host_keys(path)` and keep `RejectPolicy`, the default. Ship the key of hosts that are known beforehand.',
    grading: 'Always medium.',
    examples: [
      {
        bad: 'client.set_missing_host_key_policy(paramiko.AutoAddPolicy())',
        good: 'client.load_host_keys("known_hosts")',
      },
    ],
    equals: ['B507', 'S507'],
    references: ['Paramiko documentation, client: "Host key policies"'],
  },
  severity: { constant: 'medium' },
  inventory: false,
  message: '{callee} is told to accept any host key',
  advice: 'Load known hosts and leave the policy at RejectPolicy.',
};
