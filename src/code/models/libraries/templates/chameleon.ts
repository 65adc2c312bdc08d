import type { Model } from '../../vocabulary.ts';

/** chameleon/zpt/template.py: expressions are Python by default. */
export const model: Model = {
  library: 'Chameleon',
  modules: ['chameleon'],
  aliases: { 'chameleon.zpt.template': 'chameleon' },
  sinks: [
    {
      call: 'chameleon.{PageTemplate,PageTextTemplate}',
      rule: 'injection/template',
      data: '0:body',
      form: 'data',
    },
  ],
};
