import type { Model } from '../vocabulary.ts';

/** src/flask/globals.py, sansio/scaffold.py; werkzeug's request behind it. */
export const model: Model = {
  library: 'Flask',
  modules: ['flask', 'quart'],
  aliases: { quart: 'flask', 'flask.Quart': 'flask.Flask', 'flask.Blueprint': 'flask.Flask' },
  sources: [{ path: 'flask.request', origin: 'remote', note: 'the HTTP request' }],
  entries: [
    {
      kind: 'http',
      decorator: 'flask.Flask().{route,get,post,put,delete,patch}()',
      parameters: { '*': { origin: 'remote' } },
      name: '0:rule',
    },
  ],
};
