import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/configuration',
    title: 'Configuration from outside that names what is called',
    severity: 'critical',
    cwe: [94, 470],
    summary: 'The configuration says which classes and functions are called, and with which arguments.',
    explanation:
      'In `logging.config.dictConfig` the keys `()` and `class` name any callable; `fileConfig` hands its arguments to `eval`. `logging.config.listen` takes such a configuration from a socket. Hydra calls whatever `_target_` names. That is what these are for, and it makes the configuration as powerful as code.',
    remedy:
      'Read such configurations only from files that are installed with the program. Let requests change named settings, such as a level, one by one. Call `logging.config.listen` with `verify`, or not at all.',
    grading:
      'A request is critical, a response or message high, a store medium. Configuration from files, callers and the local user is not reported.',
    examples: [
      {
        bad: 'logging.config.dictConfig(request.json)',
        good: 'logging.getLogger("app").setLevel(LEVELS[request.json["level"]])',
      },
    ],
    equals: ['B612', 'S612'],
    references: [
      'Python documentation, logging.config: "Security considerations"',
      'Hydra documentation, "Instantiating objects"',
    ],
  },
  severity: { remote: 'critical', response: 'high', message: 'high', store: 'medium' },
  inventory: false,
  message: '{origin} reaches {callee}, which calls what it names',
  advice: 'Read the configuration only from files that are installed with the program.',
};
