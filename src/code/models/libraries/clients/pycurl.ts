import type { Model } from '../../vocabulary.ts';

/** src/easyperform.c, easyopt.c: bodies go to what WRITEDATA or WRITEFUNCTION names. */
export const model: Model = {
  library: 'PycURL',
  modules: ['pycurl'],
  sources: [
    { path: 'pycurl.Curl().{perform_rb,perform_rs}()', origin: 'response', note: 'an HTTP response' },
  ],
  fillers: [{ call: 'pycurl.Curl().setopt', into: '1', origin: 'response' }],
};
