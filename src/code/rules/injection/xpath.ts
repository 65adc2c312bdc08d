import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/xpath',
    title: 'Text from outside in an XPath expression',
    severity: 'medium',
    cwe: [643],
    summary: 'A quote in the text changes what the expression finds.',
    explanation:
      'An expression such as `//user[name="…"]` is put together as text; what stands behind a quote in the text is part of the expression. It finds other parts of the document than were meant. lxml expressions can also call functions that the program has registered.',
    remedy: 'Hand the value over as a variable: `tree.xpath("//user[name=$name]", name=name)`.',
    grading: 'A request is medium, a message low; nothing else is reported.',
    examples: [
      { bad: 'tree.xpath(f"//user[name=\'{name}\']")', good: 'tree.xpath("//user[name=$name]", name=name)' },
    ],
    references: ['lxml documentation, "XPath and XSLT with lxml"', 'CWE-643'],
  },
  severity: { remote: 'medium', message: 'low' },
  certain: true,
  inventory: false,
  message: '{origin} is part of the expression that {callee} evaluates',
  advice: 'Hand the value over as a variable of the expression.',
};
