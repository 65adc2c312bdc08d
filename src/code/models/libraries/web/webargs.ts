import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const PARSERS =
  'webargs.{flaskparser,djangoparser,aiohttpparser,bottleparser,tornadoparser,falconparser,pyramidparser,asyncparser}';

/** webargs/core.py; each framework's module has functions of one parser. */
export const model: Model = {
  library: 'webargs',
  modules: ['webargs'],
  types: { [`${PARSERS}.parser`]: 'webargs.core.Parser()' },
  aliases: { [`${PARSERS}.{use_args,use_kwargs}`]: 'webargs.core.Parser().use_args' },
  sources: [
    { path: 'webargs.core.Parser().parse()', origin: 'remote', note: 'arguments of the HTTP request' },
  ],
  entries: [{ kind: 'http', decorator: 'webargs.core.Parser().use_args()', parameters: ALL_REMOTE }],
};
