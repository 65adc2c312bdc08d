import type { Model } from '../../vocabulary.ts';

/** nltk/data.py: resources named `*.pickle` are unpickled; since 3.9 by an Unpickler that refuses every class. */
export const model: Model = {
  library: 'NLTK',
  modules: ['nltk'],
  aliases: { 'nltk.load': 'nltk.data.load' },
  sinks: [
    {
      call: 'nltk.data.load',
      rule: 'deserialization/model',
      data: '0:resource_url',
      form: 'path',
      when: [
        { argument: '0:resource_url', matches: '.*\\.pickle', unless: { versions: { nltk: '>=3.9' } } },
        { argument: '1:format', is: ['pickle'], unless: { versions: { nltk: '>=3.9' } } },
      ],
      advice: 'Require NLTK 3.9 or later, which keeps its resources in formats that only hold data.',
    },
  ],
};
