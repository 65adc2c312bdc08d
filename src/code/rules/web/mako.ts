import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'web/mako',
    title: 'Mako templates, which escape nothing by default',
    severity: 'info',
    cwe: [79, 116],
    summary: 'Mako escapes a value only where the template says `| h`, or where `default_filters` has `h`.',
    explanation:
      'A template written by somebody used to Jinja or Django puts text from users into the page as it is. For templates that are not HTML that is right.',
    remedy: 'Give `default_filters=["h"]` and mark the few values that are HTML with `| n`.',
    grading:
      'Always info: what the templates make is not seen from the call. Files that mention no HTML, browser or web framework are passed over.',
    examples: [
      {
        bad: 'Template(filename="page.html")',
        good: 'Template(filename="page.html", default_filters=["h"])',
      },
    ],
    equals: ['B702', 'S702'],
    references: ['Mako documentation, "Filtering and buffering"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} leaves HTML in its values as it is',
  advice: 'Give it default_filters=["h"].',
};
