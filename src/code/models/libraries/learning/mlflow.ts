import type { Model } from '../../vocabulary.ts';

const FLAVOURS =
  '{catboost,diffusers,dspy,h2o,johnsnowlabs,keras,langchain,lightgbm,llama_index,paddle,pmdarima,prophet,pyfunc,pytorch,sentence_transformers,sklearn,spacy,spark,statsmodels,tensorflow,transformers,xgboost}';

/**
 * mlflow/<flavour>/__init__.py: most flavours are pickles, and pyfunc loads whichever flavour the model names,
 * with the code that lies beside it. onnx is left out: its files hold no code.
 */
export const model: Model = {
  library: 'MLflow',
  modules: ['mlflow'],
  sinks: [
    {
      call: `mlflow.${FLAVOURS}.load_model`,
      rule: 'deserialization/model',
      data: '0:model_uri',
      form: 'name',
      reads: { origin: 'store', note: 'a model of the MLflow registry' },
      advice: 'Load only models that your own jobs have registered, by their version.',
    },
    {
      call: 'mlflow.pyfunc.spark_udf',
      rule: 'deserialization/model',
      data: '1:model_uri',
      form: 'name',
      reads: { origin: 'store', note: 'a model of the MLflow registry' },
      advice: 'Load only models that your own jobs have registered, by their version.',
    },
  ],
};
