import type { Model } from '../../vocabulary.ts';

/** gluon/globals.py; controllers run with `request` and `current` as globals that nobody imports. */
export const model: Model = {
  library: 'web2py',
  modules: ['gluon', 'builtins'],
  aliases: { 'gluon.globals': 'gluon' },
  types: { 'gluon.current.request': 'gluon.Request()', 'builtins.request': 'gluon.Request()' },
  sources: [{ path: 'gluon.Request()', origin: 'remote', note: 'the HTTP request' }],
};
