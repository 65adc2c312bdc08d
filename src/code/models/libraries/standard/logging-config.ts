import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/configuration';

/** Lib/logging/config.py: `()` and `class` name what is called, and fileConfig evaluates arguments. */
export const model: Model = {
  library: 'logging.config',
  modules: ['logging'],
  aliases: { 'logging.config.dictConfigClass': 'logging.config.DictConfigurator' },
  sinks: [
    { call: 'logging.config.dictConfig', rule: RULE, data: '0:config', form: 'data' },
    { call: 'logging.config.DictConfigurator().configure', rule: RULE, data: '()0:config', form: 'data' },
    { call: 'logging.config.fileConfig', rule: RULE, data: '0:fname', form: 'file or path' },
    {
      call: 'logging.config.listen',
      rule: RULE,
      reads: { origin: 'message', note: 'whoever connects to its port' },
      safe: [
        {
          unless: { argument: '1:verify', absent: true },
          because: 'what it receives goes through its verify function',
        },
      ],
      advice: 'Give it verify=, a function that checks a signature.',
    },
  ],
};
