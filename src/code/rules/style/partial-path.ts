import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'style/partial-path',
    title: 'Program that is looked for in PATH',
    severity: 'info',
    cwe: [426],
    summary: 'Which program runs is up to the folders in `PATH`.',
    explanation:
      'A program that is named without its folder is the first of that name in `PATH`. That matters where somebody else can write to one of those folders, or sets the variable for a program with more rights than theirs. Mostly it is meant: a full path does not work on another machine.',
    remedy:
      'Give the full path, or the result of `shutil.which` with a `path` of your own, and a fixed `env`.',
    grading: 'Always info, and off unless it is selected: `--select style`.',
    examples: [
      { bad: 'subprocess.run(["git", "status"])', good: 'subprocess.run(["/usr/bin/git", "status"])' },
    ],
    equals: ['B607', 'S607'],
    references: ['CWE-426'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} looks for its program in PATH',
  advice: 'Give the full path of the program.',
};
