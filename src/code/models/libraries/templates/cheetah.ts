import type { Model } from '../../vocabulary.ts';

/** Cheetah/Template.py: placeholders and directives are Python; `compile` makes a class of the source. */
export const model: Model = {
  library: 'Cheetah',
  modules: ['Cheetah'],
  sinks: [
    {
      call: 'Cheetah.Template.{Template,Template.compile}',
      rule: 'injection/template',
      data: '0:source',
      form: 'data',
    },
  ],
};
