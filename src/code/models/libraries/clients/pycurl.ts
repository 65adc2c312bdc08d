import type { Model } from '../../vocabulary.ts';

/** src/easyperform.c, easyopt.c: bodies go to what WRITEDATA or WRITEFUNCTION names. */
export const model: Model = {
  library: 'PycURL',
  modules: ['pycurl'],
  sources: [
    { path: 'pycurl.Curl().{perform_rb,perform_rs}()', origin: 'response', note: 'an HTTP response' },
  ],
  sinks: [
    {
      call: 'pycurl.Curl().setopt',
      rule: 'injection/url',
      data: '1',
      form: 'data',
      when: [{ argument: '0', within: ['pycurl.URL', 'pycurl.Curl().URL'] }],
    },
  ],
  fillers: [{ call: 'pycurl.Curl().setopt', into: '1', origin: 'response' }],
};
