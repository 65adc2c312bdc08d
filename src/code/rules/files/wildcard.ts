import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'files/wildcard',
    title: 'Star in a command that takes options from names of files',
    severity: 'low',
    cwe: [88],
    summary:
      'The shell puts names of files in place of the star, and a name that begins with a dash is an option.',
    explanation:
      'A file called `--checkpoint-action=exec=sh` makes `tar cf all.tar *` run a program; `--reference=…` gives `chmod` and `chown` another mode or owner; `-e` gives `rsync` a shell. Whoever may create files in the folder chooses that. Commands whose options do no such thing are not reported, and neither is a list of arguments without a shell: nothing replaces the star there.',
    remedy:
      'Write `./*` or put `--` before the star; or make the list in Python (`glob`) and give it without a shell.',
    grading: 'Always low: it needs somebody who may write to the folder.',
    examples: [{ bad: 'os.system("tar cf all.tar *")', good: 'os.system("tar cf all.tar ./*")' }],
    equals: ['B609', 'S609'],
    references: ['CWE-88'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} gives a command every name in a folder, options among them',
  advice: 'Write ./* instead of the star.',
};
