import { APPLICATION_STATE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** Called with the request, or with a context before it: told apart by name. */
const VIEW = { context: {}, '*': { type: 'webob.Request()' } } as const;

/** src/pyramid/view.py, config/views.py, request.py; requests are WebOb's. */
export const model: Model = {
  library: 'Pyramid',
  modules: ['pyramid', 'webob'],
  aliases: {
    'pyramid.request.Request': 'webob.Request',
    'webob.{BaseRequest,request.Request,request.BaseRequest}': 'webob.Request',
    'pyramid.{interfaces.IRequest,threadlocal.get_current_request}': 'webob.Request',
  },
  sources: [
    { path: 'webob.Request()', origin: 'remote', note: 'the HTTP request' },
    {
      path: 'webob.Request().{registry,context,root,matched_route,view_name}',
      origin: 'unknown',
      note: APPLICATION_STATE,
    },
    { path: 'webob.Request().session', origin: 'authenticated', note: 'the signed session cookie' },
  ],
  entries: [
    {
      kind: 'http',
      decorator:
        'pyramid.view.{view_config,notfound_view_config,forbidden_view_config,exception_view_config}()',
      parameters: VIEW,
      name: 'route_name',
      verbs: 'request_method',
    },
    {
      kind: 'http',
      call: 'pyramid.config.Configurator().add_view',
      argument: '0:view',
      dotted: true,
      parameters: VIEW,
      name: 'route_name',
      verbs: 'request_method',
    },
    { kind: 'http', decorator: 'webob.dec.wsgify', parameters: VIEW },
    {
      kind: 'http',
      signature: { parameters: ['request'], imports: ['pyramid', 'webob'] },
      parameters: { request: { type: 'webob.Request()' } },
    },
    {
      kind: 'http',
      signature: { parameters: ['context', 'request'], imports: ['pyramid'] },
      parameters: { request: { type: 'webob.Request()' } },
    },
  ],
};
