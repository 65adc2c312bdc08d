import type { Model } from '../../vocabulary.ts';

/** genshi/template/: expressions are Python, and so are blocks unless allow_exec is off. */
export const model: Model = {
  library: 'Genshi',
  modules: ['genshi'],
  aliases: {
    'genshi.template.{markup,text}': 'genshi.template',
    'genshi.template.{NewTextTemplate,OldTextTemplate}': 'genshi.template.TextTemplate',
  },
  sinks: [
    {
      call: 'genshi.template.{MarkupTemplate,TextTemplate}',
      rule: 'injection/template',
      data: '0:source',
      form: 'data',
    },
  ],
};
