import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/template',
    title: 'Template written by someone outside',
    severity: 'critical',
    cwe: [1336, 94],
    summary:
      'The text is not shown but run as a template: its expressions reach Python, and through any value the whole process.',
    explanation:
      'Jinja, Mako, Tornado, Bottle, Chameleon and Genshi compile templates to Python. A template that holds `{{ "".__class__ … }}`, or plain code in Mako and Tornado, runs with the rights of the server. The mistake is mostly a text that is put together with a name or a message before it is rendered, instead of being given to the template as a variable.\n\nTemplates of Django cannot call with arguments, but read settings and everything else that is in the context.',
    remedy:
      'Keep templates in files of the project and pass what comes from outside as variables. Where users must write templates, use `jinja2.sandbox.ImmutableSandboxedEnvironment` with plain values only, or a language without logic such as Mustache.',
    grading:
      'A request is critical, a response or message high, a store medium, a caller of the library low; templates from files are not reported.',
    examples: [
      {
        bad: 'render_template_string("Hello " + request.args["name"])',
        good: 'render_template_string("Hello {{ name }}", name=request.args["name"])',
      },
    ],
    references: ['Jinja documentation, "Sandbox"', 'Mako documentation: templates are Python', 'CWE-1336'],
  },
  severity: { remote: 'critical', response: 'high', message: 'high', store: 'medium', caller: 'low' },
  inventory: false,
  message: '{origin} is the template that {callee} compiles',
  advice: 'Give the text to a fixed template as a variable.',
};
