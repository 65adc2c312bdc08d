import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/template';

/** django/template/base.py, engine.py, backends/: no calls with arguments, but everything in the context. */
export const model: Model = {
  library: 'Django templates',
  modules: ['django'],
  aliases: {
    'django.template.base.Template': 'django.template.Template',
    'django.template.engine': 'django.template',
  },
  types: {
    'django.template.engines[]': 'django.template.Engine()',
    'django.template.Engine.get_default()': 'django.template.Engine()',
    'django.template.backends.{django.DjangoTemplates,jinja2.Jinja2}()': 'django.template.Engine()',
  },
  sinks: [
    { call: 'django.template.Template', rule: RULE, data: '0:template_string', form: 'data' },
    { call: 'django.template.Engine().from_string', rule: RULE, data: '0:template_code', form: 'data' },
  ],
};
