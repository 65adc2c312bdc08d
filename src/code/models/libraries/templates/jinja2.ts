import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/template';

/** jinja2/environment.py, flask/templating.py; the environments of jinja2/sandbox.py are left out on purpose. */
export const model: Model = {
  library: 'Jinja',
  modules: ['jinja2', 'flask', 'quart'],
  aliases: {
    'jinja2.environment': 'jinja2',
    'jinja2.nativetypes.NativeEnvironment': 'jinja2.Environment',
    'flask.templating': 'flask',
    'quart.{render_template_string,stream_template_string}': 'flask.render_template_string',
    'flask.stream_template_string': 'flask.render_template_string',
  },
  types: {
    'jinja2.Environment().overlay()': 'jinja2.Environment()',
    'flask.Flask().jinja_env': 'jinja2.Environment()',
    'flask.current_app.jinja_env': 'jinja2.Environment()',
  },
  sinks: [
    { call: 'jinja2.Template', rule: RULE, data: '0:source', form: 'data' },
    {
      call: 'jinja2.Environment().{from_string,compile_expression}',
      rule: RULE,
      data: '0:source',
      form: 'data',
    },
    { call: 'flask.render_template_string', rule: RULE, data: '0:source', form: 'data' },
  ],
};
