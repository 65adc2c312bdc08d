import type { Model } from '../../vocabulary.ts';

/** src/werkzeug/wrappers/request.py, sansio/request.py, datastructures/file_storage.py. */
export const model: Model = {
  library: 'Werkzeug',
  modules: ['werkzeug'],
  aliases: {
    'werkzeug.{Request,BaseRequest,wrappers.BaseRequest,wrappers.request.Request}':
      'werkzeug.wrappers.Request',
    'werkzeug.{FileStorage,datastructures.file_storage.FileStorage}': 'werkzeug.datastructures.FileStorage',
  },
  sources: [
    { path: 'werkzeug.wrappers.Request()', origin: 'remote', note: 'the HTTP request' },
    {
      path: 'werkzeug.wrappers.Request().{endpoint,blueprint,blueprints,url_rule,is_json,is_secure,content_length}',
      origin: 'constant',
      note: 'what the server makes of the request',
    },
    { path: 'werkzeug.datastructures.FileStorage()', origin: 'remote', note: 'an uploaded file' },
  ],
  entries: [
    {
      kind: 'http',
      decorator: 'werkzeug.wrappers.Request.application',
      parameters: { '0': { type: 'werkzeug.wrappers.Request()' } },
    },
  ],
};
