import type { Model } from '../../vocabulary.ts';

/** statsmodels/iolib/smpickle.py; base/model.py and base/wrapper.py: `load` of every results class calls it. */
export const model: Model = {
  library: 'statsmodels',
  modules: ['statsmodels'],
  aliases: {
    'statsmodels.api.{load,load_pickle}': 'statsmodels.iolib.smpickle.load_pickle',
    'statsmodels.iolib.api.load_pickle': 'statsmodels.iolib.smpickle.load_pickle',
    'statsmodels.base.wrapper.ResultsWrapper.load': 'statsmodels.base.model.Results.load',
    'statsmodels.base.model.{GenericLikelihoodModelResults,LikelihoodModelResults}.load':
      'statsmodels.base.model.Results.load',
    'statsmodels.regression.linear_model.{RegressionResults,OLSResults,RegressionResultsWrapper}.load':
      'statsmodels.base.model.Results.load',
  },
  sinks: [
    {
      call: 'statsmodels.{iolib.smpickle.load_pickle,base.model.Results.load}',
      rule: 'deserialization/model',
      data: '0:fname',
      form: 'file or path',
      advice: 'Store the parameters as JSON and build the model in code.',
    },
  ],
};
