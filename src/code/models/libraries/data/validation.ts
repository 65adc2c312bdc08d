import type { Model } from '../../vocabulary.ts';

/** marshmallow/schema.py, pydantic/main.py, cattrs, dacite, msgspec: data in another shape. */
export const model: Model = {
  library: 'validation',
  modules: ['marshmallow', 'pydantic', 'cattr', 'cattrs', 'dacite', 'msgspec', 'pydantic_settings'],
  aliases: { cattr: 'cattrs', 'marshmallow.schema.Schema': 'marshmallow.Schema' },
  propagators: [
    { call: 'marshmallow.Schema().{load,loads,dump,validate}', from: '0' },
    {
      call: 'pydantic.{parse_obj_as,parse_raw_as}',
      from: '1',
    },
    {
      call: 'pydantic.BaseModel.{parse_obj,parse_raw,model_validate,model_validate_json,construct,model_construct}',
      from: '*',
    },
    { call: 'pydantic.TypeAdapter().{validate_python,validate_json}', from: '0' },
    { call: 'pydantic.BaseModel().{dict,json,model_dump,model_dump_json,copy,model_copy}', from: 'self' },
    { call: 'cattrs.structure', from: '0' },
    { call: 'dacite.from_dict', from: '1:data' },
    { call: 'msgspec.{json.decode,msgpack.decode,yaml.decode,toml.decode,convert}', from: '0' },
  ],
  entries: [
    {
      kind: 'http',
      decorator: 'pydantic.{field_validator,validator}()',
      parameters: { '0': { origin: 'remote' } },
    },
  ],
  sources: [{ path: 'pydantic_settings.BaseSettings().*', origin: 'local', note: 'the configuration' }],
};
