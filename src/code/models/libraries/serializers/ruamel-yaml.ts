import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/yaml';
const PLAIN = 'its loader makes plain values only';
const ADVICE = 'Make the loader by YAML(typ="safe") or YAML().';

/** ruamel/yaml/main.py, loader.py, cyaml.py. The functions of old raise since 0.18. */
export const model: Model = {
  library: 'ruamel.yaml',
  modules: ['ruamel', 'ruamel_yaml'],
  aliases: {
    ruamel_yaml: 'ruamel.yaml',
    'ruamel.yaml.{main,loader,cyaml,constructor}': 'ruamel.yaml',
    'ruamel.yaml.UnsafeLoader': 'ruamel.yaml.Loader',
  },
  sinks: [
    {
      call: 'ruamel.yaml.YAML().{load,load_all}',
      rule: RULE,
      data: '0:stream',
      form: 'data or file',
      safe: [
        { argument: '()typ', absent: true, because: PLAIN },
        {
          argument: '()typ',
          is: [null, 'rt', 'safe', 'base', 'rtsc', 'full', 'string', 'jinja2'],
          because: PLAIN,
        },
        {
          argument: '()typ',
          contains: ['rt', 'safe', 'base', 'rtsc', 'full', 'string', 'jinja2'],
          unless: { argument: '()typ', contains: ['unsafe'] },
          because: PLAIN,
        },
      ],
      advice: ADVICE,
    },
    {
      call: 'ruamel.yaml.{load,load_all}',
      rule: RULE,
      data: '0:stream',
      form: 'data or file',
      safe: [
        { versions: { 'ruamel-yaml': '>=0.18' }, because: 'ruamel.yaml 0.18 and later raises an error here' },
        {
          argument: '1:Loader',
          within: ['ruamel.yaml.{SafeLoader,BaseLoader,RoundTripLoader,CSafeLoader,CBaseLoader}'],
          because: PLAIN,
        },
      ],
      advice: ADVICE,
    },
  ],
};
