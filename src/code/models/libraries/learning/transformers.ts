import type { Condition, Model } from '../../vocabulary.ts';

const CODE = 'injection/remote-code';
const HUB = { origin: 'response', note: 'code beside a model on the Hugging Face Hub' } as const;
const TRUSTED: readonly Condition[] = [{ argument: 'trust_remote_code', is: [true] }];
const ADVICE = 'Pin the code with revision="<hash of a commit>", or do without trust_remote_code.';

const COMMIT = '[0-9a-f]{40}';

/** The code may be pinned apart from the weights. */
const PINNED: readonly (Condition & { readonly because: string })[] = [
  { argument: 'revision', matches: COMMIT, because: 'revision is the hash of a commit' },
  { argument: 'code_revision', matches: COMMIT, because: 'code_revision is the hash of a commit' },
];

const AUTO =
  '{AutoConfig,AutoTokenizer,AutoProcessor,AutoFeatureExtractor,AutoImageProcessor,AutoVideoProcessor,AutoModel,AutoBackbone,AutoModelWithLMHead,AutoModelForAudioClassification,AutoModelForAudioFrameClassification,AutoModelForAudioTokenization,AutoModelForAudioXVector,AutoModelForCTC,AutoModelForCausalLM,AutoModelForDepthEstimation,AutoModelForDocumentQuestionAnswering,AutoModelForImageClassification,AutoModelForImageSegmentation,AutoModelForImageTextToText,AutoModelForImageToImage,AutoModelForInstanceSegmentation,AutoModelForKeypointDetection,AutoModelForKeypointMatching,AutoModelForMaskGeneration,AutoModelForMaskedImageModeling,AutoModelForMaskedLM,AutoModelForMultimodalLM,AutoModelForMultipleChoice,AutoModelForNextSentencePrediction,AutoModelForObjectDetection,AutoModelForPreTraining,AutoModelForQuestionAnswering,AutoModelForSemanticSegmentation,AutoModelForSeq2SeqLM,AutoModelForSequenceClassification,AutoModelForSpeechSeq2Seq,AutoModelForTableQuestionAnswering,AutoModelForTextEncoding,AutoModelForTextToSpectrogram,AutoModelForTextToWaveform,AutoModelForTimeSeriesPrediction,AutoModelForTokenClassification,AutoModelForUniversalSegmentation,AutoModelForVideoClassification,AutoModelForVision2Seq,AutoModelForVisualQuestionAnswering,AutoModelForZeroShotImageClassification,AutoModelForZeroShotObjectDetection}';

/**
 * transformers/models/auto/, dynamic_module_utils.py, pipelines/__init__.py: only the Auto classes and pipelines
 * look at trust_remote_code, a concrete class has its code in the library.
 */
export const model: Model = {
  library: 'transformers',
  modules: ['transformers'],
  aliases: {
    'transformers.models.auto': 'transformers',
    'transformers.models.auto.{modeling_auto,configuration_auto,tokenization_auto,processing_auto,feature_extraction_auto,image_processing_auto}':
      'transformers',
    'transformers.pipelines.pipeline': 'transformers.pipeline',
  },
  sinks: [
    {
      call: `transformers.${AUTO}.from_pretrained`,
      rule: CODE,
      data: '0:pretrained_model_name_or_path',
      form: 'name',
      reads: HUB,
      when: TRUSTED,
      safe: PINNED,
      advice: ADVICE,
    },
    {
      call: 'transformers.pipeline',
      rule: CODE,
      data: '1:model',
      form: 'name',
      reads: HUB,
      when: TRUSTED,
      safe: PINNED,
      advice: ADVICE,
    },
    {
      call: 'transformers.dynamic_module_utils.get_class_from_dynamic_module',
      rule: CODE,
      data: '1:pretrained_model_name_or_path',
      form: 'name',
      reads: HUB,
      safe: PINNED,
      advice: ADVICE,
    },
  ],
};
