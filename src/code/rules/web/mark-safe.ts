import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'web/mark-safe',
    title: 'Text from outside marked as HTML',
    severity: 'medium',
    cwe: [79, 80],
    summary:
      "What is marked as safe goes into the page as it is: markup and scripts in it run in the visitor's browser.",
    explanation:
      '`mark_safe` and `Markup` do not make anything safe; they say that it is. Right for markup that the program itself wrote, wrong for anything that a user could have.',
    remedy:
      'Use `format_html("<b>{}</b>", name)`, or `Markup("<b>%s</b>") % name`, which escape what they put in. Clean HTML that users may write with nh3.',
    grading:
      'By where the text comes from: a request is medium; a message, a store or a response low; everything else none.',
    examples: [
      {
        bad: 'mark_safe("<b>" + request.GET["name"] + "</b>")',
        good: 'format_html("<b>{}</b>", request.GET["name"])',
      },
    ],
    equals: ['B308', 'B703', 'B704', 'S308', 'S704'],
    references: ['Django documentation, "Security in Django": XSS', 'MarkupSafe documentation'],
  },
  severity: { remote: 'medium', response: 'low', message: 'low', store: 'low' },
  inventory: false,
  message: '{origin} is marked as safe HTML by {callee}',
  advice: 'Escape the values: django.utils.html.format_html or Markup("...").format(value).',
};
