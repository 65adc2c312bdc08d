import type { Model } from '../vocabulary.ts';

/** Lib/urllib/request.py, http/client.py; Python 2's urllib, urllib2 and httplib. */
export const model: Model = {
  library: 'urllib',
  modules: ['urllib', 'urllib2', 'http', 'httplib'],
  aliases: {
    'urllib2.urlopen': 'urllib.request.urlopen',
    'urllib.urlopen': 'urllib.request.urlopen',
    httplib: 'http.client',
  },
  sources: [
    { path: 'urllib.request.urlopen()', origin: 'response', note: 'an HTTP response' },
    { path: 'urllib.request.build_opener().open()', origin: 'response', note: 'an HTTP response' },
    {
      path: 'http.client.{HTTPConnection,HTTPSConnection}().getresponse()',
      origin: 'response',
      note: 'an HTTP response',
    },
  ],
};
