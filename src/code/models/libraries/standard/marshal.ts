import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/marshal';

/** Python/marshal.c. */
export const model: Model = {
  library: 'marshal',
  modules: ['marshal'],
  sources: [{ path: 'marshal.dumps()', origin: 'constant', note: 'what this program has just written' }],
  sinks: [
    { call: 'marshal.load', rule: RULE, data: '0', form: 'file' },
    { call: 'marshal.loads', rule: RULE, data: '0', form: 'data' },
  ],
};
