import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** What a function returns is made an answer of, as HTML. */
const ANSWER = 'bottle.Bottle()._cast';

/** bottle.py. */
export const model: Model = {
  library: 'Bottle',
  modules: ['bottle'],
  aliases: {
    'bottle.{LocalRequest,BaseRequest}': 'bottle.Request',
  },
  types: {
    'bottle.{request,local.request}': 'bottle.Request()',
    'bottle.{app,default_app}()': 'bottle.Bottle()',
    'bottle.Request().files.get()': 'bottle.FileUpload()',
    'bottle.Request().files[]': 'bottle.FileUpload()',
  },
  sources: [
    { path: 'bottle.Request()', origin: 'remote', note: 'the HTTP request' },
    { path: 'bottle.FileUpload()', origin: 'remote', note: 'an uploaded file' },
  ],
  sanitizers: [
    // FileUpload.filename: letters, digits, `-`, `_` and `.` are left, and no dot at either end.
    { call: 'bottle.FileUpload().filename', data: 'self', rules: ['injection/path', 'injection/command'] },
  ],
  verifications: [
    {
      call: 'bottle.Request().get_cookie',
      data: 'self',
      by: 'result',
      key: '2:secret',
      unless: [{ argument: '2:secret', absent: true, because: 'no secret is given, so nothing is signed' }],
    },
  ],
  entries: [
    {
      kind: 'http',
      decorator: 'bottle.{route,get,post,put,delete,patch}()',
      parameters: ALL_REMOTE,
      name: '0:path',
      verbs: '1:method',
      gives: ANSWER,
    },
    {
      kind: 'http',
      decorator: 'bottle.Bottle().{route,get,post,put,delete,patch}()',
      parameters: ALL_REMOTE,
      name: '0:path',
      verbs: '1:method',
      gives: ANSWER,
    },
    {
      kind: 'http',
      call: 'bottle.{route,Bottle().route}',
      argument: '2:callback',
      parameters: ALL_REMOTE,
      name: '0:path',
      verbs: '1:method',
      gives: ANSWER,
    },
  ],
  sinks: [
    { call: 'bottle.Bottle()._cast', rule: 'injection/markup', data: '0:out', form: 'text' },
    { call: 'bottle.redirect', rule: 'injection/redirect', data: '0:url', form: 'data' },
    { call: 'bottle.static_file', rule: 'injection/path', data: '1:root', form: 'target' },
  ],
};
