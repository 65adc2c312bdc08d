import type { Model } from '../../vocabulary.ts';

const HOOKED = { each: ['0:s', '0:fp'] } as const;

/** Lib/json/__init__.py: a hook gets the dictionaries of the text. simplejson and ujson are made the same way. */
export const model: Model = {
  library: 'json',
  modules: ['json', 'simplejson'],
  aliases: { 'simplejson.{load,loads}': 'json.loads', 'json.load': 'json.loads' },
  callbacks: [
    { call: 'json.loads', function: 'object_hook', gives: HOOKED },
    { call: 'json.loads', function: 'object_pairs_hook', gives: HOOKED },
  ],
};
