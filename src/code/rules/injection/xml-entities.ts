import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/xml-entities',
    title: 'XML from outside whose entities are fetched',
    severity: 'high',
    cwe: [611, 776],
    summary: 'The document says which files and addresses the parser reads, and gets what it finds there.',
    explanation:
      'An entity of a document can name a file of the server or an address of its network; a parser that follows it puts the content into the tree, from where it mostly comes back to the sender. lxml before 5.0 does this unless told otherwise; `xml.sax` did before Python 3.7.1.',
    remedy:
      'Use lxml 5 or newer, or hand over `lxml.etree.XMLParser(resolve_entities=False, no_network=True)`. The defusedxml package refuses documents that declare entities at all.',
    grading:
      'A request is high, a response or message medium, a file or what a caller of the library gives low; nothing else is reported.',
    examples: [
      {
        bad: 'lxml.etree.fromstring(request.data)',
        good: 'lxml.etree.fromstring(request.data, lxml.etree.XMLParser(resolve_entities=False))',
      },
    ],
    equals: ['B320', 'S320'],
    references: [
      'lxml documentation, "FAQ": how do I use lxml safely',
      'Python documentation, "XML security"',
      'CWE-611',
    ],
  },
  severity: { remote: 'high', response: 'medium', message: 'medium', file: 'low', caller: 'low' },
  inventory: false,
  message: '{origin} reaches {callee}, which follows its entities',
  advice: 'Switch entities off, or use defusedxml.',
};
