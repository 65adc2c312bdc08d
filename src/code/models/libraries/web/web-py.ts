import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** web/webapi.py, web/application.py: classes named in a list of URLs, with methods `GET` and `POST`. */
export const model: Model = {
  library: 'web.py',
  modules: ['web'],
  aliases: { 'web.webapi': 'web', 'web.{redirect,found,tempredirect}': 'web.seeother' },
  sources: [
    { path: 'web.{input,data,rawinput,cookies}()', origin: 'remote', note: 'the HTTP request' },
    { path: 'web.{ctx,context}', origin: 'remote', note: 'the HTTP request' },
  ],
  entries: [
    {
      kind: 'http',
      signature: { parameters: [], names: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'], imports: ['web'] },
      parameters: ALL_REMOTE,
    },
  ],
  sinks: [
    {
      call: 'web.seeother',
      rule: 'injection/redirect',
      data: '0:url',
      form: 'data',
    },
  ],
};
