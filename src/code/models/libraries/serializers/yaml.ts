import type { Callback, Condition, Model, Sink } from '../../vocabulary.ts';

const RULE = 'deserialization/yaml';

/** What a loader that makes plain values is put together from; loaders are often put together anew. */
const PLAIN_PARTS = [
  'yaml.{SafeLoader,BaseLoader,CSafeLoader,CBaseLoader,SafeConstructor,BaseConstructor}',
  'yaml.{Reader,Scanner,Parser,CParser,Composer,Resolver,BaseResolver}',
];
/** Closed since 5.4 (CVE-2020-14343): it looks names up, but calls nothing. */
const FULL_PARTS = [...PLAIN_PARTS, 'yaml.{FullLoader,CFullLoader,FullConstructor}'];

const PLAIN = 'its loader makes plain values only';
const FULL = 'FullLoader of PyYAML 5.4 and later calls nothing';
const CLOSED_FULL = { versions: { pyyaml: '>=5.4' }, because: FULL };

/** What its constructors may be that makes a loader as open as the unsafe ones. */
const OPENING = [
  'injection/import',
  'injection/attribute',
  'injection/eval',
  'injection/command',
  'deserialization',
];
const TAUGHT_TO_OPEN: Condition = { argument: '1:Loader', taught: OPENING };

const SAFE_BY_LOADER: readonly (Condition & { because: string })[] = [
  { argument: '1:Loader', within: PLAIN_PARTS, unless: TAUGHT_TO_OPEN, because: PLAIN },
  { argument: '1:Loader', within: FULL_PARTS, unless: TAUGHT_TO_OPEN, ...CLOSED_FULL },
  {
    argument: '1:Loader',
    absent: true,
    versions: { pyyaml: '>=6' },
    because: 'PyYAML 6 and later refuses to load without a loader',
  },
  { argument: '1:Loader', absent: true, ...CLOSED_FULL },
];

const CONSTRUCTORS = 'yaml.{Constructor,UnsafeConstructor,Loader,UnsafeLoader,CLoader,CUnsafeLoader}';

/** Whatever a function can be taught to, of the library or of a subclass in the project. */
const TAUGHT =
  'yaml.{Loader,UnsafeLoader,FullLoader,SafeLoader,BaseLoader,CLoader,CUnsafeLoader,CFullLoader,CSafeLoader,CBaseLoader,BaseConstructor,SafeConstructor,FullConstructor,UnsafeConstructor,Constructor}';
const TAUGHT_PLAIN = 'yaml.{SafeLoader,CSafeLoader,BaseLoader,CBaseLoader,SafeConstructor}';
const MAKING = [
  `${CONSTRUCTORS}.{construct_python_object,construct_python_object_new,construct_python_object_apply,construct_python_name,construct_python_module}`,
];
/** What it evaluates or starts is a finding where that stands. */
const MADE_BY_NAME: Condition = { argument: '1', reaches: ['injection/import', 'injection/attribute'] };
const WHATEVER = { origin: 'unknown', note: 'whatever this loader is given' } as const;
const TEACH = 'Give the tag a constructor of its own that makes one kind of object.';

/** What functions that make something of a tag are called with: the loader, the rest of the tag, the node. */
const LOADER = 'yaml.SafeLoader()';
const SUFFIX = 'yaml.document.suffix';
const NODE = 'yaml.document.node';

/** Lib/yaml/__init__.py, loader.py, cyaml.py, constructor.py of PyYAML 3.10 to 6. */
export const model: Model = {
  library: 'PyYAML',
  modules: ['yaml'],
  aliases: {
    'yaml.{loader,cyaml,constructor,reader,scanner,parser,composer,resolver,_yaml}': 'yaml',
    _yaml: 'yaml',
    // Their loaders are PyYAML's with ordered dicts.
    'yamlordereddictloader.Loader': 'yaml.Loader',
    'yamlordereddictloader.SafeLoader': 'yaml.SafeLoader',
  },
  propagators: [
    { call: 'yaml.{scan,parse,compose,compose_all}', from: '0:stream' },
    {
      call: `${TAUGHT}().{construct_scalar,construct_sequence,construct_mapping,construct_pairs,construct_object,construct_yaml_str}`,
      from: '0:node',
    },
  ],
  sources: [{ path: `{${SUFFIX},${NODE}}`, origin: 'file', note: 'a document of YAML' }],
  callbacks: [
    ...[TAUGHT, `${TAUGHT}()`, 'yaml'].flatMap((taught): readonly Callback[] => [
      {
        call: `${taught}.add_constructor`,
        function: '1:constructor',
        gives: { values: [LOADER, NODE] },
      },
      {
        call: `${taught}.add_multi_constructor`,
        function: '1:multi_constructor',
        gives: { values: [LOADER, SUFFIX, NODE] },
      },
    ]),
  ],
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
      safe: [CLOSED_FULL],
    },
    {
      call: 'yaml.{Loader,UnsafeLoader,CLoader,CUnsafeLoader}().{get_data,get_single_data}',
      rule: RULE,
      data: '()0:stream',
      form: 'data or file',
    },
    {
      call: 'yaml.{FullLoader,CFullLoader}().{get_data,get_single_data}',
      rule: RULE,
      data: '()0:stream',
      form: 'data or file',
      safe: [CLOSED_FULL],
    },
    {
      call: `${CONSTRUCTORS}().construct_document`,
      rule: RULE,
      data: ['()0:stream', '0:node'],
      form: 'data or file',
    },
    // A safe loader that is taught to make objects is none any more.
    ...[TAUGHT_PLAIN, `${TAUGHT_PLAIN}()`].map(
      (taught): Sink => ({
        call: `${taught}.{add_constructor,add_multi_constructor}`,
        rule: RULE,
        reads: WHATEVER,
        when: [{ argument: '1', within: MAKING }, MADE_BY_NAME],
        advice: TEACH,
      }),
    ),
    {
      call: 'yaml.{add_constructor,add_multi_constructor}',
      rule: RULE,
      reads: WHATEVER,
      when: [{ ...MADE_BY_NAME, and: { argument: '2:Loader', within: PLAIN_PARTS } }],
      advice: TEACH,
    },
  ],
};
