import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'network/snmp',
    title: 'SNMP without authentication or encryption',
    severity: 'low',
    cwe: [319],
    summary:
      'SNMP 1 and 2c send a community name as their only password, in clear; version 3 without keys protects nothing either.',
    explanation: 'Who reads along can query the device, and often configure it.',
    remedy: 'Use `UsmUserData(user, authKey, privKey)` with SHA and AES.',
    grading: 'Always low: such networks are mostly closed.',
    examples: [
      { bad: 'CommunityData("public", mpModel=0)', good: 'UsmUserData("audit", auth_key, privacy_key)' },
    ],
    equals: ['B508', 'B509', 'S508', 'S509'],
    references: ['RFC 3411, 1.4', 'PySNMP documentation, "Security parameters"'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} speaks SNMP without encryption',
  advice: 'Use SNMP version 3 with authentication and encryption keys.',
};
