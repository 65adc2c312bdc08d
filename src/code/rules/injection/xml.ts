import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/xml',
    preview: true,
    title: 'XML from outside in a parser without limits',
    severity: 'low',
    cwe: [776],
    summary: 'A small document can become a very large tree.',
    explanation:
      'Entities that hold entities grow a document of a kilobyte to gigabytes. Expat, which the standard library uses, has a limit for that since its release 2.4.1; Python uses whichever Expat it was built or installed with. Files and addresses are not read by these parsers.',
    remedy:
      'Parse documents of strangers with the same names from the defusedxml package, and refuse documents that are too large before they are parsed.',
    grading: 'Everything but what the program, its user or its own stores give is low.',
    examples: [
      {
        bad: 'xml.etree.ElementTree.fromstring(request.data)',
        good: 'defusedxml.ElementTree.fromstring(request.data)',
      },
    ],
    equals: [
      'B313',
      'B314',
      'B315',
      'B316',
      'B317',
      'B318',
      'B319',
      'S313',
      'S314',
      'S315',
      'S316',
      'S317',
      'S318',
      'S319',
    ],
    references: ['Python documentation, "XML security"', 'CWE-776'],
  },
  severity: { remote: 'low', response: 'low', message: 'low', file: 'low', caller: 'low' },
  certain: true,
  inventory: false,
  message: '{origin} reaches {callee}, whose limits are those of the installed Expat',
  advice: 'Use the same name from the defusedxml package.',
};
