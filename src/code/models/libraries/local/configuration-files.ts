import type { Model } from '../../vocabulary.ts';

const VALUE = 'a configuration file';

/** Lib/configparser.py, Python 2's ConfigParser; toml and its kin, configobj, omegaconf, hydra, confuse. */
export const model: Model = {
  library: 'configuration files',
  modules: [
    'configparser',
    'ConfigParser',
    'tomli',
    'toml',
    'tomlkit',
    'configobj',
    'omegaconf',
    'hydra',
    'confuse',
  ],
  aliases: {
    '{ConfigParser,six.moves.configparser,backports.configparser}': 'configparser',
    'configparser.{RawConfigParser,SafeConfigParser}': 'configparser.ConfigParser',
  },
  sources: [
    {
      path: 'configparser.ConfigParser().{items,options,sections,defaults,getint,getfloat,getboolean}()',
      origin: 'file',
      note: VALUE,
    },
    {
      path: 'configparser.ConfigParser().get()',
      origin: 'file',
      note: VALUE,
      kept: [
        {
          by: 'configparser.ConfigParser().{set,add_section}',
          keys: ['0:section', '1:option'],
          from: '2:value',
        },
        { by: 'configparser.ConfigParser().read_string', keys: [], from: '0:string' },
        { by: 'configparser.ConfigParser().read_file', keys: [], from: '0:f' },
      ],
    },
    { path: 'configparser.ConfigParser()[]', origin: 'file', note: VALUE },
    { path: 'configobj.ConfigObj()', origin: 'file', note: VALUE },
    { path: 'toml.load()', origin: 'file', note: VALUE },
    { path: 'omegaconf.OmegaConf.load()', origin: 'file', note: VALUE },
    { path: 'confuse.{Configuration,LazyConfig}()', origin: 'file', note: VALUE },
  ],
  fillers: [
    { call: 'configparser.ConfigParser().read_string', into: 'self', from: '0:string' },
    { call: 'configparser.ConfigParser().{read_file,readfp}', into: 'self', from: '0:f' },
    { call: 'configparser.ConfigParser().read_dict', into: 'self', from: '0:dictionary' },
  ],
  propagators: [
    { call: 'omegaconf.OmegaConf.{to_container,to_object,create,structured,masked_copy}', from: '0' },
    { call: 'omegaconf.OmegaConf.{merge,unsafe_merge}', from: '*' },
    { call: '{toml,tomli,tomlkit,rtoml}.{loads,parse}', from: '0' },
    { call: '{tomli,tomlkit}.load', from: '0' },
  ],
  entries: [
    {
      kind: 'command',
      decorator: 'hydra.main()',
      parameters: { '0': { origin: 'file' } },
    },
  ],
};
