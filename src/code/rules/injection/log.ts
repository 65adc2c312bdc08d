import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/log',
    preview: true,
    title: 'Line ends from a request in a log',
    severity: 'low',
    cwe: [117],
    summary: 'Whoever sends a line end writes lines of the log.',
    explanation:
      'Logs are read by people and by programs that take each line for one event. A text with a line end in it adds lines that look like any other: a login that never was, or what makes a viewer in a terminal act on control characters.\n\nWhat is shown with `%r` or `!r` has its line ends escaped and is no finding.',
    remedy: 'Log it with `%r`, or take line ends out. A formatter that writes JSON does it for all of them.',
    grading: 'Only requests are reported, as low.',
    examples: [
      {
        bad: 'logging.info("login of %s", request.form["name"])',
        good: 'logging.info("login of %r", request.form["name"])',
      },
    ],
    references: ['CWE-117'],
  },
  severity: { remote: 'low' },
  certain: true,
  inventory: false,
  message: '{origin} is written to the log by {callee}',
  advice: 'Show it with %r, which escapes line ends.',
};
