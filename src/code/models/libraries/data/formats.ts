import type { Model } from '../../vocabulary.ts';

/** Parsers of plain data: what they give is made of what they are given, and nothing more. */
export const model: Model = {
  library: 'data formats',
  modules: [
    'msgpack',
    'orjson',
    'ujson',
    'simplejson',
    'rapidjson',
    'json5',
    'cbor2',
    'cbor',
    'bson',
    'xmltodict',
    'defusedxml',
    'yaml',
    'demjson',
    'hjson',
    'anyjson',
    'commentjson',
    'oyaml',
    'ruamel',
    'strictyaml',
    'frontmatter',
  ],
  aliases: {
    umsgpack: 'msgpack',
    oyaml: 'yaml',
    'flask.json': 'json',
    'django.utils.simplejson': 'simplejson',
  },
  // A text is the name of a file.
  sources: [
    {
      path: 'defusedxml.{ElementTree.parse,ElementTree.iterparse,minidom.parse}()',
      origin: 'file',
      note: 'a file',
      chosenBy: '0:source',
    },
  ],
  propagators: [
    { call: 'msgpack.{unpackb,loads,unpack,load}', from: '0' },
    { call: 'msgpack.Unpacker', from: '0:file_like' },
    { call: 'msgpack.Unpacker().{unpack,feed}', from: ['()0:file_like', '0'] },
    { call: '{orjson,ujson,simplejson,rapidjson,json5,hjson,commentjson}.{loads,load}', from: '0' },
    { call: '{demjson.decode,anyjson.deserialize,anyjson.loads}', from: '0' },
    { call: '{cbor2,cbor}.{loads,load}', from: '0' },
    { call: 'bson.{loads,decode,decode_all,BSON().decode}', from: '0' },
    { call: 'xmltodict.parse', from: '0' },
    { call: 'defusedxml.ElementTree.{fromstring,XML}', from: '0' },
    { call: 'defusedxml.minidom.parseString', from: '0' },
    // Whatever the loader makes, it makes of the text.
    {
      call: 'yaml.{safe_load,safe_load_all,load,load_all,full_load,full_load_all,unsafe_load}',
      from: '0:stream',
    },
    { call: 'ruamel.yaml.{safe_load,safe_load_all,load,load_all,round_trip_load}', from: '0:stream' },
    { call: 'ruamel.yaml.YAML().{load,load_all}', from: '0:stream' },
    { call: '{strictyaml,frontmatter}.{load,loads,parse}', from: '0' },
    {
      call: 'defusedxml.ElementTree.{fromstring,parse,XML,parse().getroot}().{iter,find,findall,iterfind,findtext,get,getroot}',
      from: 'self',
    },
    {
      call: 'defusedxml.ElementTree.{fromstring,parse,XML}().{iter,findall,iterfind}()[].{get,find,findtext}',
      from: 'self',
    },
  ],
};
