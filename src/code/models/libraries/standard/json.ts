import type { Model } from '../../vocabulary.ts';

const HOOKED = { each: ['0:s', '0:fp'] } as const;

const DECODER = '{json.JSONDecoder,json.JSONDecoder().__init__}';
const DECODED = { values: ['json.JSONDecoder.hooked'] } as const;

/** Lib/json/__init__.py: a hook gets the dictionaries of the text. simplejson and ujson are made the same way. */
export const model: Model = {
  library: 'json',
  modules: ['json', 'simplejson'],
  aliases: {
    'simplejson.{load,loads}': 'json.loads',
    'json.load': 'json.loads',
    'json.decoder.JSONDecoder': 'json.JSONDecoder',
  },
  sources: [{ path: 'json.JSONDecoder.hooked', origin: 'caller', note: 'a document that is decoded' }],
  callbacks: [
    { call: DECODER, function: 'object_hook', gives: DECODED },
    { call: DECODER, function: 'object_pairs_hook', gives: DECODED },
    { call: 'json.loads', function: 'object_hook', gives: HOOKED },
    { call: 'json.loads', function: 'object_pairs_hook', gives: HOOKED },
  ],
};
