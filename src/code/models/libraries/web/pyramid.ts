import { APPLICATION_STATE } from '../../shorthands.ts';
import type { Condition, Model } from '../../vocabulary.ts';

const SETTING = 'deserialization/setting';
const COOKIES = { origin: 'remote', note: 'session cookies' } as const;
const ADVICE = 'Use JSONSerializer, the default since Pyramid 2.0.';

const PICKLING: readonly Condition[] = [
  { argument: 'serializer', within: ['pyramid.session.PickleSerializer()', 'pickle'] },
];
const SIGNED: readonly (Condition & { readonly because: string })[] = [
  {
    argument: '0:secret',
    secret: true,
    because: 'its cookies are signed with a key that is not in the code',
  },
];

/** Called with the request, or with a context before it: told apart by name. */
const VIEW = { context: {}, '*': { type: 'webob.Request()' } } as const;

/**
 * pyramid/session.py, webob/cookies.py. src/pyramid/view.py, config/views.py, request.py; requests are WebOb's.
 */
export const model: Model = {
  library: 'Pyramid and WebOb sessions',
  modules: ['pyramid', 'webob'],
  aliases: {
    'webob.exc': 'pyramid.httpexceptions',
    'pyramid.httpexceptions.{HTTPSeeOther,HTTPMovedPermanently,HTTPTemporaryRedirect}':
      'pyramid.httpexceptions.HTTPFound',
    'pyramid.request.Request': 'webob.Request',
    '{pyramid.response.Response,webob.response.Response}': 'webob.Response',
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
  verifications: [
    { call: 'webob.cookies.SignedSerializer().loads', data: '0:bstruct', by: 'result', key: '()0:secret' },
  ],
  sinks: [
    {
      call: 'webob.Response',
      rule: 'injection/markup',
      data: ['0:body', 'text'],
      form: 'text',
      // HTML is what it takes its text for.
      when: [
        { argument: '4:content_type', absent: true, and: { argument: '2:headerlist', absent: true } },
        { argument: '4:content_type', matches: 'text/html.*' },
      ],
    },
    {
      call: 'webob.{Response(),Request().response}.location',
      assigned: true,
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    {
      call: 'webob.{Response(),Request().response}.headers',
      assigned: ['location'],
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    {
      call: 'webob.Response().{text,body}',
      assigned: true,
      rule: 'injection/markup',
      data: '0',
      form: 'text',
      when: [
        { argument: '()4:content_type', absent: true },
        { argument: '()4:content_type', matches: 'text/html.*' },
      ],
    },
    { call: 'pyramid.response.FileResponse', rule: 'injection/path', data: '0:path', form: 'target' },
    {
      call: 'pyramid.httpexceptions.HTTPFound',
      rule: 'injection/redirect',
      data: ['0:location', 'location'],
      form: 'data',
    },
    {
      call: 'pyramid.session.SignedCookieSessionFactory',
      rule: SETTING,
      reads: COOKIES,
      when: [
        { argument: 'serializer', within: ['pyramid.session.PickleSerializer()'] },
        { argument: 'serializer', absent: true, versions: { pyramid: '<2.0' } },
      ],
      safe: [
        {
          argument: '0:secret',
          secret: true,
          because: 'its cookies are signed with a key that is not in the code',
        },
      ],
      advice: ADVICE,
    },
    {
      call: 'pyramid.session.BaseCookieSessionFactory',
      rule: SETTING,
      reads: COOKIES,
      when: [{ argument: '0:serializer', within: ['pyramid.session.PickleSerializer()'] }],
      advice: ADVICE,
    },
    {
      call: 'webob.cookies.SignedCookieProfile',
      rule: SETTING,
      reads: COOKIES,
      when: PICKLING,
      safe: SIGNED,
      advice: 'Leave the serializer away: JSON is the default.',
    },
    {
      call: 'webob.cookies.CookieProfile',
      rule: SETTING,
      reads: COOKIES,
      when: PICKLING,
      advice: 'Leave the serializer away: JSON is the default.',
    },
    {
      call: 'pyramid.session.PickleSerializer().loads',
      rule: 'deserialization/pickle',
      data: '0:bstruct',
      form: 'data',
    },
  ],
  sanitizers: [
    {
      call: 'webob.Request().{path,path_info,path_url,path_qs,url,host_url,application_url}',
      data: 'self',
      rules: ['injection/redirect', 'injection/url'],
    },
    // src/pyramid/url.py: elements, query and anchor are quoted behind the address of this application.
    {
      call: 'webob.Request().{route,resource,static,current_route}_{url,path}',
      data: '*',
      rules: ['injection/redirect', 'injection/url'],
    },
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
