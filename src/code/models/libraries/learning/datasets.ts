import type { Model } from '../../vocabulary.ts';

/** datasets/load.py: scripts of the Hub ran unasked before 2.20, and went away in 4.0. */
export const model: Model = {
  library: 'datasets',
  modules: ['datasets'],
  aliases: { 'datasets.load': 'datasets' },
  sinks: [
    {
      call: 'datasets.{load_dataset,load_dataset_builder,load_metric}',
      rule: 'injection/remote-code',
      data: '0:path',
      form: 'name',
      reads: { origin: 'response', note: 'a script from the Hugging Face Hub' },
      when: [
        { argument: 'trust_remote_code', is: [true], unless: { versions: { datasets: '>=4.0' } } },
        { argument: 'trust_remote_code', absent: true, versions: { datasets: '<2.20' } },
      ],
      safe: [{ argument: 'revision', matches: '[0-9a-f]{40}', because: 'revision is the hash of a commit' }],
      advice:
        'Use a data set that is stored as Parquet, or pin its script with revision="<hash of a commit>".',
    },
  ],
};
