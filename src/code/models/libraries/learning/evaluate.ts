import type { Model } from '../../vocabulary.ts';

/** evaluate/loading.py: a metric is a script of the Hub, and no switch keeps it from being run. */
export const model: Model = {
  library: 'evaluate',
  modules: ['evaluate'],
  aliases: { 'evaluate.loading': 'evaluate' },
  sinks: [
    {
      call: 'evaluate.load',
      rule: 'injection/remote-code',
      data: '0:path',
      form: 'name',
      reads: { origin: 'response', note: 'a script from the Hugging Face Hub' },
      safe: [
        { argument: 'revision', matches: '[0-9a-f]{40}', because: 'revision is the hash of a commit' },
        {
          argument: '0:path',
          matches: '[^/]+',
          because: "it is one of the Hub's own metrics, at the tag of this release",
        },
      ],
      advice: 'Pin the metric with revision="<hash of a commit>".',
    },
  ],
};
