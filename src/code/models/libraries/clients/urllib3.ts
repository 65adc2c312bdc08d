import type { Model } from '../../vocabulary.ts';

/** src/urllib3/__init__.py, poolmanager.py, connectionpool.py, _request_methods.py, response.py; httplib2. */
export const model: Model = {
  library: 'urllib3',
  modules: ['urllib3', 'httplib2'],
  aliases: {
    'urllib3.{poolmanager.PoolManager,ProxyManager,poolmanager.ProxyManager,HTTPConnectionPool,HTTPSConnectionPool,connectionpool.HTTPConnectionPool,connectionpool.HTTPSConnectionPool}':
      'urllib3.PoolManager',
    'requests.packages.urllib3': 'urllib3',
  },
  types: {
    'urllib3.{proxy_from_url,connection_from_url,PoolManager().connection_from_url,PoolManager().connection_from_host}()':
      'urllib3.PoolManager()',
  },
  sources: [
    {
      path: 'urllib3.{request,PoolManager().request,PoolManager().urlopen,PoolManager().request_encode_url,PoolManager().request_encode_body}()',
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '1:url',
    },
    {
      path: 'urllib3.{HTTPResponse,response.HTTPResponse,BaseHTTPResponse}()',
      origin: 'response',
      note: 'an HTTP response',
    },
    {
      path: 'httplib2.Http().request()',
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '0:uri',
    },
  ],
  sinks: [
    {
      call: 'urllib3.{request,PoolManager().request,PoolManager().urlopen}',
      rule: 'injection/url',
      data: '1:url',
      form: 'data',
    },
    { call: 'httplib2.Http().request', rule: 'injection/url', data: '0:uri', form: 'data' },
  ],
};
