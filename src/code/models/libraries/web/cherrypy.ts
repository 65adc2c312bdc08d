import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** What a page handler returns becomes the body, which is HTML. */
const ANSWER = 'cherrypy.response.body';

/** cherrypy/__init__.py, _helper.py (`expose`), _cpdispatch.py (MethodDispatcher). */
export const model: Model = {
  library: 'CherryPy',
  modules: ['cherrypy'],
  aliases: {
    'cherrypy._helper.expose': 'cherrypy.expose',
    'cherrypy.lib.static.serve_download': 'cherrypy.lib.static.serve_file',
  },
  sources: [
    { path: 'cherrypy.request', origin: 'remote', note: 'the HTTP request' },
    { path: 'cherrypy.serving.request', origin: 'remote', note: 'the HTTP request' },
    { path: 'cherrypy.session', origin: 'store', note: "the visitor's session" },
    { path: 'cherrypy.request.config', origin: 'local', note: "the application's configuration" },
  ],
  entries: [
    { kind: 'http', decorator: 'cherrypy.{expose,expose()}', parameters: ALL_REMOTE, gives: ANSWER },
    {
      kind: 'http',
      decorator: 'cherrypy.{expose,expose()}',
      methods: ['*'],
      parameters: ALL_REMOTE,
      gives: ANSWER,
    },
  ],
  sinks: [
    { call: 'cherrypy.response.body', rule: 'injection/markup', data: '0', form: 'text' },
    { call: 'cherrypy.HTTPRedirect', rule: 'injection/redirect', data: '0:urls', form: 'data' },
    {
      call: 'cherrypy.lib.static.serve_file',
      rule: 'injection/path',
      data: '0:path',
      form: 'target',
    },
  ],
};
