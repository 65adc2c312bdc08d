import type { Model } from '../../vocabulary.ts';

/** tornado/template.py: expressions are Python. */
export const model: Model = {
  library: 'Tornado templates',
  modules: ['tornado'],
  sinks: [
    {
      call: 'tornado.template.Template',
      rule: 'injection/template',
      data: '0:template_string',
      form: 'data',
    },
  ],
};
