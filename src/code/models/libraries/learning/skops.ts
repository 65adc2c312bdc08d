import type { Condition, Model } from '../../vocabulary.ts';

const MODEL = 'deserialization/model';
const FROM_THE_FILE = 'skops.io.get_untrusted_types()';

/** Trusting what the file itself asks for is trusting the file; so was `trusted=True`, which 0.10 removed. */
const TRUSTED_LIST: readonly (Condition & { readonly because: string })[] = [
  { argument: '1:trusted', absent: true, because: 'only types that skops trusts are made' },
  {
    unless: { argument: '1:trusted', within: [FROM_THE_FILE] },
    and: {
      unless: { argument: '1:trusted', is: [true] },
      and: { unless: { argument: '1:trusted', outside: true } },
    },
    because: 'only types that skops trusts, and those of a list in the code, are made',
  },
];
const ADVICE = 'Write the list of trusted types into the code, after a look at each.';

/** skops/io/_persist.py. */
export const model: Model = {
  library: 'skops',
  modules: ['skops'],
  aliases: { 'skops.io._persist': 'skops.io' },
  sinks: [
    {
      call: 'skops.io.load',
      rule: MODEL,
      data: '0:file',
      form: 'file or path',
      safe: TRUSTED_LIST,
      advice: ADVICE,
    },
    { call: 'skops.io.loads', rule: MODEL, data: '0:data', form: 'data', safe: TRUSTED_LIST, advice: ADVICE },
  ],
};
