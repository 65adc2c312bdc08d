import type { Model } from '../../vocabulary.ts';

const FLAVOURS =
  '{detectron,easyocr,fastai,keras,picklable_model,pytorch,pytorch_lightning,tensorflow,torchscript,transformers}';

/** bentoml/_internal/frameworks/: models of the local store; import_model fetches one from elsewhere. */
export const model: Model = {
  library: 'BentoML',
  modules: ['bentoml'],
  aliases: { 'bentoml.{sklearn,xgboost,lightgbm,catboost}': 'bentoml.picklable_model' },
  sinks: [
    {
      call: `bentoml.${FLAVOURS}.load_model`,
      rule: 'deserialization/model',
      data: ['0:bento_model', '0:bentoml_model'],
      form: 'name',
      reads: { origin: 'store', note: 'a model of the BentoML store' },
      advice: 'Load only models that your own jobs have saved, by their version.',
    },
  ],
};
