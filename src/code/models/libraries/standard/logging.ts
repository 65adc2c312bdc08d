import type { Model } from '../../vocabulary.ts';

const LEVELS = 'debug,info,warning,warn,error,critical,exception,fatal';
const PARTS = ['0:msg', '1', '2', '3'];

/** `"login of %r"`: what is put in is shown as Python would write it. */
const NOT_QUOTED = { unless: { argument: '0:msg', matches: '[^%]*%r[^%]*' } } as const;

/** Lib/logging/__init__.py: the message and what is put into it are written as they are. */
export const model: Model = {
  library: 'logging',
  modules: ['logging'],
  types: {
    'logging.{getLogger(),Logger.manager.getLogger(),getLogger().getChild(),LoggerAdapter()}':
      'logging.Logger()',
  },
  sinks: [
    { call: `logging.{${LEVELS}}`, rule: 'injection/log', data: PARTS, form: 'data', when: [NOT_QUOTED] },
    {
      call: `logging.Logger().{${LEVELS}}`,
      rule: 'injection/log',
      data: PARTS,
      form: 'data',
      when: [NOT_QUOTED],
    },
  ],
  sanitizers: [
    { call: 'builtins.{repr,ascii}', data: '0', rules: ['injection/log', 'injection/header'] },
    { call: 'json.dumps', data: '0:obj', rules: ['injection/log', 'injection/header'] },
  ],
};
