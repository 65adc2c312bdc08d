import type { Model } from '../../vocabulary.ts';

/** zeep/client.py and suds/client.py (SOAP), feedparser/api.py, hvac, jsonrpclib: each answers from a server. */
export const model: Model = {
  library: 'other services',
  modules: ['zeep', 'suds', 'feedparser', 'jsonrpclib'],
  sources: [
    {
      path: '{zeep,suds.client}.{Client,AsyncClient}().service',
      origin: 'response',
      note: 'the answer of a SOAP server',
    },
    { path: 'feedparser.parse()', origin: 'response', note: 'a feed', chosenBy: '0' },
    {
      path: 'jsonrpclib.{Server,ServerProxy}()',
      origin: 'response',
      note: 'the answer of a JSON-RPC server',
    },
  ],
  sinks: [
    {
      call: '{zeep,suds.client}.Client',
      rule: 'injection/url',
      data: ['0', 'wsdl', 'url'],
      form: 'data',
    },
    { call: 'feedparser.parse', rule: 'injection/url', data: '0:url_file_stream_or_string', form: 'data' },
    { call: 'jsonrpclib.{Server,ServerProxy}', rule: 'injection/url', data: '0:uri', form: 'data' },
  ],
};
