import { ALL_LOCAL, ALL_REMOTE, VERB_METHODS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** A view returns a text, which is sent as HTML. */
const ANSWER = 'flask.Flask().make_response';

/** src/flask/globals.py, sansio/scaffold.py, views.py; Quart has the same names. Requests are werkzeug's. */
export const model: Model = {
  library: 'Flask',
  modules: ['flask', 'quart'],
  aliases: {
    quart: 'flask',
    'flask.globals': 'flask',
    'flask.{Quart,Blueprint,app.Flask,app.Quart,blueprints.Blueprint}': 'flask.Flask',
    'flask.{Request,wrappers.Request}': 'werkzeug.wrappers.Request',
  },
  types: {
    'flask.{request,websocket}': 'werkzeug.wrappers.Request()',
    'flask.current_app': 'flask.Flask()',
    'flask.Flask().logger': 'logging.getLogger()',
  },
  sources: [
    { path: 'flask.session', origin: 'authenticated', note: 'the signed session cookie' },
    { path: 'flask.Flask().config', origin: 'local', note: "the application's configuration" },
  ],
  shared: ['flask.{g,current_app,session}', 'flask.Flask()', 'flask.Flask().{config,extensions}'],
  entries: [
    {
      kind: 'http',
      decorator: 'flask.Flask().{route,get,post,put,patch,delete}()',
      parameters: ALL_REMOTE,
      name: '0:rule',
      verbs: 'methods',
      gives: ANSWER,
    },
    {
      kind: 'http',
      call: 'flask.Flask().add_url_rule',
      argument: '2:view_func',
      parameters: ALL_REMOTE,
      name: '0:rule',
      verbs: 'methods',
    },
    { kind: 'http', decorator: 'flask.Flask().endpoint()', parameters: ALL_REMOTE, name: '0:endpoint' },
    {
      kind: 'http',
      decorator: 'flask.Flask().{url_value_preprocessor,app_url_value_preprocessor}',
      parameters: { '1': { origin: 'remote' } },
    },
    {
      kind: 'http',
      decorator:
        'flask.Flask().{before_request,before_app_request,before_first_request,after_request,teardown_request,context_processor}',
      parameters: {},
    },
    { kind: 'http', decorator: 'flask.Flask().errorhandler()', parameters: {}, gives: ANSWER },
    {
      kind: 'websocket',
      decorator: 'flask.Flask().websocket()',
      parameters: ALL_REMOTE,
      name: '0:rule',
    },
    { kind: 'command', decorator: 'flask.Flask().cli.command()', parameters: ALL_LOCAL, name: '0:name' },
    {
      kind: 'http',
      base: 'flask.sessions.SessionInterface',
      methods: ['open_session'],
      parameters: { '1': { type: 'werkzeug.wrappers.Request()' } },
    },
    {
      kind: 'http',
      base: 'flask.views.MethodView',
      methods: VERB_METHODS,
      parameters: ALL_REMOTE,
      gives: ANSWER,
    },
    {
      kind: 'http',
      base: 'flask.views.View',
      methods: ['dispatch_request'],
      parameters: ALL_REMOTE,
      gives: ANSWER,
    },
  ],
  sinks: [
    { call: 'flask.send_file', rule: 'injection/path', data: '0:path_or_file', form: 'target' },
    { call: 'flask.send_from_directory', rule: 'injection/path', data: '0:directory', form: 'target' },
    // Below the root is everything.
    {
      call: 'flask.send_from_directory',
      rule: 'injection/path',
      data: '1:path',
      form: 'target',
      when: [{ argument: '0:directory', is: ['/'] }],
    },
    {
      call: 'flask.{Response(),make_response()}.headers',
      assigned: ['location'],
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    {
      call: 'flask.{Response(),make_response()}.location',
      assigned: true,
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    {
      call: 'flask.Response',
      rule: 'injection/redirect',
      data: ['2:headers[Location]', '2:headers[location]'],
      form: 'data',
      when: [
        { argument: '2:headers[Location]', given: true },
        { argument: '2:headers[location]', given: true },
      ],
    },
    // `return body, status, headers` or `return body, headers`.
    {
      call: ANSWER,
      rule: 'injection/redirect',
      data: ['1:status[Location]', '1:status[location]', '2:headers[Location]', '2:headers[location]'],
      form: 'data',
      when: [
        { argument: '1:status[Location]', given: true },
        { argument: '1:status[location]', given: true },
        { argument: '2:headers[Location]', given: true },
        { argument: '2:headers[location]', given: true },
      ],
    },
    { call: 'flask.redirect', rule: 'injection/redirect', data: '0:location', form: 'data' },
    {
      call: '{flask.make_response,flask.Flask().make_response}',
      rule: 'injection/markup',
      data: '0',
      form: 'text',
    },
    {
      call: 'flask.Response',
      rule: 'injection/markup',
      data: '0:response',
      form: 'text',
      when: [
        { argument: '3:mimetype', absent: true, and: { argument: '4:content_type', absent: true } },
        { argument: '3:mimetype', matches: 'text/html.*' },
        { argument: '4:content_type', matches: 'text/html.*' },
      ],
    },
  ],
};
