import type { Model } from '../../vocabulary.ts';

const RESPONSES =
  'flask.make_response,flask.Response,django.http.HttpResponse,django.http.JsonResponse,django.shortcuts.render,django.shortcuts.redirect,starlette.responses.Response,starlette.responses.HTMLResponse,starlette.responses.PlainTextResponse,starlette.responses.JSONResponse,starlette.responses.RedirectResponse,starlette.responses.StreamingResponse,starlette.responses.FileResponse,aiohttp.web.Response,aiohttp.web.json_response,aiohttp.web.HTTPFound,aiohttp.web.HTTPSeeOther';

/** Cookies that are as good as a password. */
const SESSION = '.*([sS]ess(ion)?([_-]?[iI][dD])?|auth|[tT]oken|jwt|remember)([_-].*)?';

/** What shows that templates are for browsers: without any of it they make mail, code or configuration. */
const WEB = [
  ...['html', 'browser', 'css', 'flask', 'django', 'starlette', 'fastapi', 'aiohttp', 'bottle', 'werkzeug'],
  ...['tornado', 'pyramid', 'webob', 'sanic', 'quart', 'falcon', 'cherrypy', 'wsgi'],
];

/** jinja2/environment.py; mako/template.py; django/http/response.py; flask/app.py; PyJWT. */
export const model: Model = {
  library: 'what web applications send',
  modules: [
    ...['jinja2', 'mako', 'django', 'cgitb', 'flask', 'dash', 'werkzeug', 'starlette'],
    ...['fastapi', 'aiohttp', 'tornado', 'bottle', 'sanic', 'litestar'],
  ],
  sinks: [
    {
      call: 'jinja2.Environment',
      rule: 'web/autoescape',
      when: [
        { argument: 'autoescape', absent: true, and: { mentions: WEB } },
        { argument: 'autoescape', is: [false], and: { mentions: WEB } },
      ],
    },
    {
      call: '{mako.template.Template,mako.lookup.TemplateLookup}',
      rule: 'web/mako',
      when: [{ argument: 'default_filters', absent: true, and: { mentions: WEB } }],
    },
    { call: 'flask.Flask().run', rule: 'web/debug-mode', when: [{ argument: '2:debug', is: [true] }] },
    {
      call: '{fastapi.FastAPI,starlette.applications.Starlette,tornado.web.Application,bottle.run,bottle.Bottle().run,sanic.Sanic().run,litestar.Litestar}',
      rule: 'web/debug-mode',
      when: [{ argument: 'debug', is: [true] }],
    },
    {
      call: 'bottle.debug',
      rule: 'web/debug-mode',
      when: [
        { argument: '0:mode', is: [true] },
        { argument: '0:mode', absent: true },
      ],
    },
    {
      call: 'cgitb.enable',
      rule: 'web/debug-mode',
      when: [
        { argument: '0:display', absent: true },
        { argument: '0:display', is: [1, true] },
      ],
    },
    {
      call: 'dash.Dash().{run,run_server}',
      rule: 'web/debug-mode',
      when: [{ argument: 'debug', is: [true] }],
    },
    {
      call: 'werkzeug.serving.run_simple',
      rule: 'web/debug-mode',
      when: [{ argument: '4:use_debugger', is: [true] }],
    },
    {
      call: `{${RESPONSES}}().set_cookie`,
      rule: 'web/cookie-flags',
      when: [
        { argument: 'secure', is: [false] },
        { argument: 'httponly', is: [false] },
        { argument: '0:key', matches: SESSION, and: { argument: 'secure', absent: true } },
        { argument: '0:key', matches: SESSION, and: { argument: 'httponly', absent: true } },
      ],
    },
  ],
};
