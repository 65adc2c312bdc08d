import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'network/clear-text',
    title: 'Login or data over a connection without encryption',
    severity: 'info',
    cwe: [319],
    summary:
      'Telnet, FTP, POP3 and IMAP without TLS send passwords and data so that anybody on the way reads and changes them.',
    explanation: 'Within one machine or a closed network that may be accepted; across others it is not.',
    remedy:
      'Use `ftplib.FTP_TLS` with `prot_p()`, `imaplib.IMAP4_SSL`, `poplib.POP3_SSL`, or an SSH library.',
    grading: 'Always info: the network is not known, and `starttls` may have been called before.',
    examples: [{ bad: 'ftp = ftplib.FTP(host)', good: 'ftp = ftplib.FTP_TLS(host)' }],
    equals: ['B312', 'B321', 'S312', 'S321'],
    references: ['Python documentation, ftplib, imaplib, poplib', 'PEP 594: telnetlib'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} sends everything in clear',
  advice: 'Use the encrypted protocol: SSH for Telnet, FTP_TLS or SFTP for FTP, IMAP4_SSL, POP3_SSL.',
};
