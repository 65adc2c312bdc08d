import type { Model } from '../../vocabulary.ts';

/** fastai/learner.py: load_learner gives torch.load weights_only=False; Learner.load does not. */
export const model: Model = {
  library: 'fastai',
  modules: ['fastai'],
  aliases: {
    'fastai.{vision,text,tabular,collab,basics}.all': 'fastai.learner',
    'fastai.basics': 'fastai.learner',
  },
  sinks: [
    {
      call: 'fastai.learner.load_learner',
      rule: 'deserialization/model',
      data: '0:fname',
      form: 'file or path',
      advice: 'Build the learner in code and load its weights with Learner.load.',
    },
  ],
};
