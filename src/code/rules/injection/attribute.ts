import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/attribute',
    title: 'Method to call, named from outside',
    severity: 'medium',
    cwe: [470],
    summary: 'Who chooses the name of the attribute chooses which function is called.',
    explanation:
      '`getattr(object, name)()` reaches every method of the object, the private ones and those of its bases too; with a module in place of the object, everything that the module has imported. Dotted names go on from attribute to attribute and end at `os.system` sooner or later.',
    remedy:
      'Look the name up in a dictionary or a fixed set of method names, or mark the methods that may be called and refuse all others.',
    grading:
      'A request is medium, a message low; nothing else is reported, and neither is what only may come from there.',
    examples: [
      {
        bad: 'getattr(self, request.args["action"])()',
        good: '{"start": self.start, "stop": self.stop}[request.args["action"]]()',
      },
    ],
    references: ['CWE-470', 'Python documentation, xmlrpc.server: allow_dotted_names'],
  },
  severity: { remote: 'medium', message: 'low' },
  inventory: false,
  certain: true,
  message: '{origin} names what {callee} gives to be called',
  advice: 'Look the name up in a dictionary of the methods that may be called.',
};
