import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'files/temporary-name',
    title: 'Temporary name that another may take first',
    severity: 'low',
    cwe: [377],
    summary:
      'Between the making of the name and the opening of the file, another user can put a file or a link there.',
    explanation:
      "`tempfile.mktemp` and Python 2's `os.tempnam` and `os.tmpnam` only return a name. A link under it makes the program overwrite, or read, a file of the attacker's choice.",
    remedy:
      'Use `tempfile.mkstemp()` or `tempfile.NamedTemporaryFile()`, which create and open in one step, or a `TemporaryDirectory()` for names of your own.',
    grading:
      'Always low: it needs an account on the machine. A name that is given to `os.symlink`, `os.link`, `os.mkdir` or `os.mkfifo` is passed over: these fail where it is taken.',
    examples: [{ bad: 'path = tempfile.mktemp()', good: 'fd, path = tempfile.mkstemp()' }],
    equals: ['B306', 'S306'],
    references: ['Python documentation, tempfile: "Deprecated functions"'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} gives a name that another process may take first',
  advice: 'Use tempfile.mkstemp, NamedTemporaryFile or TemporaryDirectory.',
};
