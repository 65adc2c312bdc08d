import type { Condition, Model } from '../../vocabulary.ts';

const LIMITS = 'injection/xml';
const ENTITIES = 'injection/xml-entities';

/** Since Python 3.7.1 the parser has to be told. */
const FOLLOWED: Condition = {
  turnedOn: {
    method: 'setFeature',
    names: [
      ...['feature_external_ges', 'feature_external_pes'],
      ...['external-general-entities', 'external-parameter-entities'],
    ],
  },
};

/** Lib/xml/, xmlrpc/client.py; Modules/pyexpat.c. Lib/xml/sax/expatreader.py fetched entities until 3.7.1. */
export const model: Model = {
  library: 'XML of the standard library',
  modules: ['xml', 'xmlrpc', 'xmlrpclib'],
  aliases: {
    'xml.etree.cElementTree': 'xml.etree.ElementTree',
    'xml.etree.ElementTree.XML': 'xml.etree.ElementTree.fromstring',
    xmlrpclib: 'xmlrpc.client',
  },
  types: {
    'xml.etree.ElementTree.{fromstring,parse().getroot,Element,Element().find}()':
      'xml.etree.ElementTree.Element()',
  },
  // A text is the name of a file.
  sources: [
    {
      path: 'xml.{etree.ElementTree.parse,etree.ElementTree.iterparse,dom.minidom.parse,dom.pulldom.parse,dom.expatbuilder.parse}()',
      origin: 'file',
      note: 'a file',
      chosenBy: '0:source',
    },
  ],
  propagators: [
    { call: 'xml.etree.ElementTree.{fromstring,fromstringlist}', from: '0' },
    { call: 'xml.dom.{minidom,pulldom,expatbuilder}.parseString', from: '0' },
  ],
  fillers: [
    {
      call: 'xml.sax.xmlreader.InputSource().{setByteStream,setCharacterStream}',
      into: 'self',
      from: '0',
    },
  ],
  sinks: [
    {
      call: 'xml.etree.ElementTree.{fromstring,fromstringlist,parse,iterparse}',
      rule: LIMITS,
      data: '0',
      form: 'data',
    },
    // A text is the name of a file; one that begins with a folder is no file object.
    {
      call: 'xml.{etree.ElementTree.parse,etree.ElementTree.iterparse,dom.minidom.parse}',
      rule: 'injection/path',
      data: '0:source',
      form: 'target',
      when: [{ argument: '0:source', begins: true }],
    },
    { call: 'xml.etree.ElementTree.XMLParser().feed', rule: LIMITS, data: '0:data', form: 'data' },
    { call: 'xml.dom.{minidom,expatbuilder}.{parse,parseString}', rule: LIMITS, data: '0', form: 'data' },
    { call: 'xml.parsers.expat.ParserCreate().{Parse,ParseFile}', rule: LIMITS, data: '0', form: 'data' },
    {
      call: 'xml.sax.{make_parser,expatreader.create_parser}().parse',
      rule: LIMITS,
      data: '0:source',
      form: 'data',
    },
    {
      call: 'xml.etree.ElementTree.{Element(),parse()}.{find,findall,findtext,iterfind}',
      rule: 'injection/xpath',
      data: '0:path',
      form: 'data',
    },
    { call: 'xmlrpc.client.loads', rule: LIMITS, data: '0:data', form: 'data' },
    { call: 'xml.{sax,dom.pulldom}.{parse,parseString}', rule: LIMITS, data: '0', form: 'data' },
    {
      call: 'xml.{sax,dom.pulldom}.{parse,parseString}',
      rule: ENTITIES,
      data: '0',
      form: 'data',
      when: [{ python: '<3.7' }, FOLLOWED],
    },
    {
      call: 'xml.sax.{make_parser,expatreader.create_parser}().parse',
      rule: ENTITIES,
      data: '0:source',
      form: 'data',
      when: [{ python: '<3.7' }, FOLLOWED],
    },
    {
      call: 'xml.dom.minidom.{parse,parseString}',
      rule: ENTITIES,
      data: '0',
      form: 'data',
      when: [FOLLOWED],
    },
  ],
};
