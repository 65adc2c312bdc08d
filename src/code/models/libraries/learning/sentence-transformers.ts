import type { Model } from '../../vocabulary.ts';

/** sentence_transformers/base/model.py and its three kinds. */
export const model: Model = {
  library: 'sentence-transformers',
  modules: ['sentence_transformers'],
  sinks: [
    {
      call: 'sentence_transformers.{SentenceTransformer,CrossEncoder,SparseEncoder}',
      rule: 'injection/remote-code',
      data: '0:model_name_or_path',
      form: 'name',
      reads: { origin: 'response', note: 'code beside a model on the Hugging Face Hub' },
      when: [{ argument: 'trust_remote_code', is: [true] }],
      safe: [{ argument: 'revision', matches: '[0-9a-f]{40}', because: 'revision is the hash of a commit' }],
      advice: 'Pin the code with revision="<hash of a commit>", or do without trust_remote_code.',
    },
  ],
};
