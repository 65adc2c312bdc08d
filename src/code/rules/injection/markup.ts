import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/markup',
    title: 'Text from a request taken for HTML',
    severity: 'medium',
    cwe: [79],
    summary:
      'The text is marked as safe and shown as it is: what it holds runs in the browser of whoever sees it.',
    explanation:
      'Templates escape what they show unless they are told that it already is HTML. `Markup`, `mark_safe` and responses made by hand tell them so. A script in such a text acts as the visitor who sees it, with their session.',
    remedy:
      'Let the template show the text. Where HTML must be made in Python, escape the parts: `Markup("<b>{}</b>").format(name)`, `format_html("<b>{}</b>", name)`, `html.escape`. HTML that users may write goes through a cleaner such as nh3.',
    grading: 'Only requests are reported, as medium.',
    examples: [
      {
        bad: 'mark_safe(f"<b>{request.GET[\'name\']}</b>")',
        good: 'format_html("<b>{}</b>", request.GET["name"])',
      },
    ],
    equals: ['B308', 'B703', 'B704', 'S308', 'S704'],
    references: ['MarkupSafe documentation', 'Django documentation, format_html', 'CWE-79'],
  },
  severity: { remote: 'medium' },
  certain: true,
  inventory: false,
  message: '{origin} reaches {callee} and is shown as HTML',
  advice: 'Escape the text, or hand it to a template.',
};
