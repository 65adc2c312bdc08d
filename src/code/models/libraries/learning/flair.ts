import type { Model } from '../../vocabulary.ts';

/** flair/nn/model.py, flair/file_utils.py: torch.load with weights_only=False. */
export const model: Model = {
  library: 'Flair',
  modules: ['flair'],
  aliases: {
    'flair.nn.{Classifier,model.Classifier,model.Model}': 'flair.nn.Model',
    'flair.models.{SequenceTagger,TextClassifier,RelationClassifier,EntityLinker,TARSClassifier}':
      'flair.nn.Model',
  },
  sinks: [
    {
      call: 'flair.nn.Model.load',
      rule: 'deserialization/model',
      data: '0:model_path',
      form: 'name',
      reads: { origin: 'response', note: 'a model of the hub or a file' },
    },
  ],
};
