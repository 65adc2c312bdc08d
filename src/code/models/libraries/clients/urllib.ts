import type { Model } from '../../vocabulary.ts';

/** Lib/urllib/request.py, http/client.py; Python 2's urllib, urllib2 and httplib; six.moves. */
export const model: Model = {
  library: 'urllib',
  modules: ['urllib', 'urllib2', 'http', 'httplib'],
  aliases: {
    urllib2: 'urllib.request',
    'urllib.urlopen': 'urllib.request.urlopen',
    'urllib.urlretrieve': 'urllib.request.urlretrieve',
    'six.moves.urllib': 'urllib',
    'future.moves.urllib': 'urllib',
    '{httplib,six.moves.http_client}': 'http.client',
    'http.client.HTTPSConnection': 'http.client.HTTPConnection',
    'urllib.request.{FancyURLopener,URLopener}': 'urllib.request.OpenerDirector',
    'urllib.{FancyURLopener,URLopener}': 'urllib.request.OpenerDirector',
  },
  types: { 'urllib.request.build_opener()': 'urllib.request.OpenerDirector()' },
  saves: [{ call: 'urllib.request.urlretrieve', name: '1:filename', origin: 'response' }],
  sources: [
    {
      path: 'urllib.request.urlopen()',
      origin: 'response',
      stream: true,
      note: 'an HTTP response',
      chosenBy: '0:url',
    },
    {
      path: 'urllib.request.OpenerDirector().{open,retrieve}()',
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '0',
    },
    {
      path: 'urllib.request.urlretrieve()',
      origin: 'response',
      note: 'a downloaded file',
      chosenBy: '0:url',
    },
    {
      path: 'http.client.HTTPConnection().getresponse()',
      origin: 'response',
      note: 'an HTTP response',
    },
    { path: 'http.client.HTTPResponse()', origin: 'response', note: 'an HTTP response' },
  ],
  // Whom it asks is its address; what it sends to them is another thing.
  propagators: [{ call: 'urllib.request.Request', from: '0:url' }],
  sinks: [
    { call: 'urllib.request.{urlopen,urlretrieve}', rule: 'injection/url', data: '0:url', form: 'data' },
    {
      call: 'urllib.request.urlretrieve',
      rule: 'injection/path',
      data: '1:filename',
      form: 'target',
      writes: true,
    },
    {
      call: 'urllib.request.OpenerDirector().{open,retrieve}',
      rule: 'injection/url',
      data: '0',
      form: 'data',
    },
    {
      call: 'http.client.HTTPConnection().{request,putrequest,connect}',
      rule: 'injection/url',
      data: '()0:host',
      form: 'data',
    },
  ],
  sanitizers: [
    {
      call: 'urllib.parse.{urlparse,urlsplit}().{path,query,fragment,params}',
      data: 'self',
      rules: ['injection/redirect', 'injection/url'],
    },

    {
      call: 'urllib.{parse.urlencode,urlencode}',
      data: '0',
      rules: ['injection/url', 'injection/redirect', 'injection/header', 'injection/markup'],
    },
    {
      call: 'urllib.{parse.quote,parse.quote_plus,quote,quote_plus}',
      data: '0',
      rules: ['injection/header', 'injection/markup'],
    },
  ],
};
