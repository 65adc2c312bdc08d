import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/template';

/** bottle.py: what has a brace, percent or dollar sign in it is a template, anything else the name of one. */
export const model: Model = {
  library: 'Bottle templates',
  modules: ['bottle'],
  sinks: [
    {
      call: 'bottle.{template,mako_template,jinja2_template,cheetah_template}',
      rule: RULE,
      data: '0',
      form: 'data',
    },
    {
      call: 'bottle.{SimpleTemplate,MakoTemplate,Jinja2Template,CheetahTemplate}',
      rule: RULE,
      data: '0:source',
      form: 'data',
    },
  ],
};
