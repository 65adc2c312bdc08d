import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/template';

/** mako/template.py, mako/lookup.py: a template is Python between `<%` and `%>`. */
export const model: Model = {
  library: 'Mako',
  modules: ['mako'],
  sinks: [
    { call: 'mako.template.Template', rule: RULE, data: '0:text', form: 'data' },
    { call: 'mako.lookup.TemplateLookup().put_string', rule: RULE, data: '1:text', form: 'data' },
  ],
};
