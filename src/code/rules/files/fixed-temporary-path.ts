import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'files/fixed-temporary-path',
    title: 'Fixed name in a folder that all users share',
    severity: 'info',
    cwe: [377],
    summary:
      'Everybody can put a file or a link under a known name in `/tmp`, `/var/tmp` or `/dev/shm` before the program does.',
    explanation:
      'The program then reads what another user prepared, or writes where the link leads. Linux refuses to follow most such links (`fs.protected_symlinks`); it does not stop prepared files.',
    remedy: 'Use the tempfile module, or `$XDG_RUNTIME_DIR` for sockets and locks.',
    grading: 'Always info: it needs an account on the machine.',
    examples: [
      { bad: 'open("/tmp/report.csv", "w")', good: 'tempfile.NamedTemporaryFile("w", suffix=".csv")' },
    ],
    equals: ['B108', 'S108'],
    references: ['Python documentation, tempfile', 'Linux documentation, sysctl/fs: protected_symlinks'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} is a fixed name in a folder that every user can write to',
  advice: "Use tempfile.mkdtemp or TemporaryDirectory, or a folder of the user's own.",
};
