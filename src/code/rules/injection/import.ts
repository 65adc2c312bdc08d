import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/import',
    title: 'Module or file to run, named from outside',
    severity: 'high',
    cwe: [470, 829],
    summary: 'Who chooses the name chooses what is imported, and importing runs it.',
    explanation:
      'Every module that is installed can be named, with whatever it does when it is imported; and mostly a function of it is looked up and called next, with arguments from the same place, which is as good as `eval`. With a file name, any file that an attacker can put somewhere is run. Relative imports and a fixed prefix (`"plugins." + name`) help only if the name is checked for dots.',
    remedy:
      'Keep a dictionary from the names that may be asked for to the modules or functions themselves, or entry points of installed packages, and refuse everything else.',
    grading:
      'A request is high, a response or message medium, a store low. Names from configuration files, the command line or callers are not reported: choosing a plug-in is what they are for.',
    examples: [
      {
        bad: 'handler = importlib.import_module(request.json["handler"])',
        good: 'handler = HANDLERS[request.json["handler"]]',
      },
    ],
    references: ['Python documentation, importlib.import_module', 'CWE-470'],
  },
  severity: { remote: 'high', response: 'medium', message: 'medium', store: 'low' },
  inventory: false,
  message: '{origin} names what {callee} runs',
  advice: 'Look the name up in a dictionary of what may be asked for.',
};
