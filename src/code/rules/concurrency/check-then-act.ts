import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'concurrency/check-then-act',
    preview: true,
    title: 'File that is looked for, then used',
    severity: 'info',
    cwe: [367],
    summary: 'Between the look and the use another program can put something else there.',
    explanation:
      'After `if not os.path.exists(path):` somebody else can make the file, or a link of that name to a file of yours, before `open(path, "w")` follows it. In a folder that only one account writes to that takes another process of one\'s own; in `/tmp` anybody does it.',
    remedy:
      'Try, and handle the error: `open(path, "x")`, `os.makedirs(path, exist_ok=True)`, `try: os.remove(path) except FileNotFoundError: pass`.',
    grading: 'Always info.',
    examples: [
      {
        bad: 'if not os.path.exists(path):\n    open(path, "w").write(text)',
        good: 'open(path, "x").write(text)',
      },
    ],
    references: ['Python documentation, glossary: EAFP, LBYL', 'CWE-367'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} acts on what was true before',
  advice: 'Try it, and handle the error.',
};
