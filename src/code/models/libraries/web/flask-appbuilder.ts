import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** flask_appbuilder/baseviews.py, api/__init__.py, security/decorators.py. */
export const model: Model = {
  library: 'Flask-AppBuilder',
  modules: ['flask_appbuilder'],
  aliases: { 'flask_appbuilder.{baseviews,api,views}.expose': 'flask_appbuilder.expose' },
  entries: [
    {
      kind: 'http',
      decorator: 'flask_appbuilder.expose()',
      parameters: ALL_REMOTE,
      name: '0:url',
      verbs: '1:methods',
    },
    {
      kind: 'http',
      decorator: 'flask_appbuilder.api.rison()',
      parameters: { rison: { origin: 'remote' } },
    },
  ],
};
