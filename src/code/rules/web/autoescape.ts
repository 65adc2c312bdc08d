import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'web/autoescape',
    title: 'Templates that do not escape HTML',
    severity: 'info',
    cwe: [79, 116],
    summary:
      "Jinja's `Environment` does not escape unless it is told to: text from users becomes part of the page.",
    explanation: 'For templates that are not HTML (configuration, mail, code) that is right.',
    remedy:
      'Give `autoescape=select_autoescape()`, which escapes in templates named `.html`, `.htm` and `.xml`. Flask does so by itself.',
    grading:
      'Always info: what the templates make is not seen from the call. Files that mention no HTML, browser or web framework are passed over.',
    examples: [
      {
        bad: 'jinja2.Environment(loader=loader)',
        good: 'jinja2.Environment(loader=loader, autoescape=jinja2.select_autoescape())',
      },
    ],
    equals: ['B701', 'S701'],
    references: ['Jinja documentation, "Autoescaping"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} leaves HTML in its values as it is',
  advice: 'Give it autoescape=jinja2.select_autoescape().',
};
