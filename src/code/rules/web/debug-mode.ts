import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'web/debug-mode',
    title: 'Web server that shows its insides',
    severity: 'medium',
    cwe: [489, 94],
    summary: 'The debugger of Werkzeug runs Python that a visitor types into the error page.',
    explanation:
      'A PIN stands before it, which can be computed from facts about the machine that other flaws give away. Tracebacks with local variables are shown to everybody.',
    remedy:
      'Take `debug=True` out of the code, and run a production server (gunicorn, waitress) in production.',
    grading: 'Always medium: a development server should not be reachable, but often is.',
    examples: [{ bad: 'app.run(debug=True)', good: 'app.run()' }],
    equals: ['B201', 'S201'],
    references: [
      'Flask documentation, "Debugging application errors"',
      'Werkzeug documentation, "Debugging applications"',
    ],
  },
  severity: { constant: 'medium' },
  inventory: false,
  message: '{callee} is started with its debugger',
  advice: 'Leave debug off, and switch it on from outside: flask run --debug.',
};
