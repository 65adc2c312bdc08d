import type { Model } from '../../vocabulary.ts';

/** What the machine and its user give: arguments, environment, standard input. */
export const model: Model = {
  library: 'environment',
  modules: [
    'sys',
    'os',
    'builtins',
    'getpass',
    'readline',
    'winreg',
    'dotenv',
    'environs',
    'decouple',
    'environ',
    'dynaconf',
  ],
  shared: ['os.environ'],
  types: { 'environ.Env()': 'environs.Env()' },
  sources: [
    { path: 'sys.argv', origin: 'local', note: 'the command line' },
    { path: 'sys.stdin', origin: 'local', note: 'standard input', stream: true },
    { path: 'os.{environ,environb}', origin: 'local', note: 'an environment variable' },
    {
      path: 'os.{getenv,getenvb,environ.get,environb.get,environ.setdefault}()',
      origin: 'local',
      note: 'an environment variable',
      fallback: '1:default',
    },
    { path: 'builtins.{input,raw_input}()', origin: 'local', note: 'standard input' },
    { path: 'getpass.{getpass,getuser}()', origin: 'local', note: 'standard input' },
    {
      path: 'winreg.{QueryValue,QueryValueEx,EnumValue,EnumKey}()',
      origin: 'local',
      note: 'the registry of Windows',
    },
    { path: 'dotenv.{dotenv_values,get_key}()', origin: 'local', note: 'an environment variable' },
    { path: 'environs.Env()', origin: 'local', note: 'an environment variable' },
    { path: 'decouple.{config,Config(),AutoConfig()}()', origin: 'local', note: 'the configuration' },
    { path: 'dynaconf.{Dynaconf,LazySettings,settings}', origin: 'local', note: 'the configuration' },
  ],
};
