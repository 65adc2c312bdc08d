import type { Model } from '../../vocabulary.ts';

/** diffusers/pipelines/pipeline_utils.py, auto_pipeline.py. */
export const model: Model = {
  library: 'diffusers',
  modules: ['diffusers'],
  aliases: {
    'diffusers.pipelines': 'diffusers',
    'diffusers.pipelines.{pipeline_utils,auto_pipeline}': 'diffusers',
  },
  sinks: [
    {
      call: 'diffusers.{DiffusionPipeline,AutoPipelineForText2Image,AutoPipelineForImage2Image,AutoPipelineForInpainting}.from_pretrained',
      rule: 'injection/remote-code',
      data: ['0:pretrained_model_name_or_path', 'pretrained_model_or_path'],
      form: 'name',
      reads: { origin: 'response', note: 'code beside a model on the Hugging Face Hub' },
      when: [{ argument: 'trust_remote_code', is: [true] }],
      safe: [
        { argument: 'revision', matches: '[0-9a-f]{40}', because: 'revision is the hash of a commit' },
        {
          argument: 'custom_revision',
          matches: '[0-9a-f]{40}',
          because: 'custom_revision is the hash of a commit',
        },
      ],
      advice: 'Pin the code with revision="<hash of a commit>", or do without trust_remote_code.',
    },
  ],
};
