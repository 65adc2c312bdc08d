import type { Condition, Model } from '../vocabulary.ts';

const RULE = 'deserialization/yaml';
const SAFE_LOADERS = ['yaml.{SafeLoader,BaseLoader,CSafeLoader,CBaseLoader}'];
const PLAIN = 'its loader makes plain values only';

/** Lib/yaml/__init__.py of PyYAML; FullLoader is closed since 5.4 (CVE-2020-14343). */
const SAFE_BY_LOADER: readonly (Condition & { because: string })[] = [
  { argument: '1:Loader', within: SAFE_LOADERS, because: PLAIN },
  {
    argument: '1:Loader',
    within: ['yaml.{FullLoader,CFullLoader}'],
    versions: { pyyaml: '>=5.4' },
    because: 'FullLoader of PyYAML 5.4 and later makes no objects',
  },
];

export const model: Model = {
  library: 'PyYAML',
  modules: ['yaml'],
  aliases: {
    'yaml.{loader,cyaml}': 'yaml',
  },
  sinks: [
    {
      call: 'yaml.{load,load_all}',
      rule: RULE,
      data: '0:stream',
      form: 'data or file',
      safe: SAFE_BY_LOADER,
    },
    { call: 'yaml.{unsafe_load,unsafe_load_all}', rule: RULE, data: '0:stream', form: 'data or file' },
    {
      call: 'yaml.{full_load,full_load_all}',
      rule: RULE,
      data: '0:stream',
      form: 'data or file',
      safe: [
        { versions: { pyyaml: '>=5.4' }, because: 'FullLoader of PyYAML 5.4 and later makes no objects' },
      ],
    },
    {
      call: 'yaml.{Loader,UnsafeLoader,CLoader,CUnsafeLoader}().{get_data,get_single_data,construct_document}',
      rule: RULE,
      data: '()0:stream',
      form: 'data or file',
    },
  ],
};
