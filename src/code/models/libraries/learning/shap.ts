import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const EXPLAINERS =
  'Explainer,AdditiveExplainer,CoalitionExplainer,DeepExplainer,ExactExplainer,GradientExplainer,KernelExplainer,LinearExplainer,PartitionExplainer,PermutationExplainer,SamplingExplainer,TreeExplainer';

/** shap/_serializable.py: every part of what is saved is a pickle, names and versions, too. */
export const model: Model = {
  library: 'SHAP',
  modules: ['shap'],
  aliases: {
    'shap.explainers': 'shap',
    'shap.{explainers.other.*,maskers.*,models.*}': 'shap._serializable.Serializable',
    [`shap.{${EXPLAINERS}}`]: 'shap._serializable.Serializable',
  },
  sinks: [
    { call: 'shap._serializable.Serializable.load', rule: RULE, data: '0:in_file', form: 'file' },
    { call: 'shap._serializable.Deserializer().load', rule: RULE, data: '()0:in_stream', form: 'file' },
  ],
};
