import type { Model } from '../../vocabulary.ts';

/** Lib/typing.py. */
export const model: Model = {
  library: 'typing',
  modules: ['typing', 'typing_extensions'],
  aliases: { 'typing_extensions.cast': 'typing.cast' },
  propagators: [{ call: 'typing.cast', from: '1' }],
};
