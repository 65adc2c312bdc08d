import type { Condition, Model } from '../../vocabulary.ts';

const ENTITIES = 'injection/xml-entities';
const XPATH = 'injection/xpath';

const PARSERS = ['lxml.etree.XMLParser', 'lxml.etree.ETCompatXMLParser', 'lxml.etree.XMLPullParser'];

/** A parser that was made without a word about entities. */
const UNTOLD: Condition = {
  argument: '1:parser',
  within: PARSERS,
  and: { argument: '1:parser()resolve_entities', absent: true },
};

/** A parser that was told to follow them, which release 5 does as well. */
const TOLD: Condition = {
  argument: '1:parser',
  within: PARSERS,
  and: { argument: '1:parser()resolve_entities', is: [true] },
};

const NEW = { versions: { lxml: '>=5.0' }, because: 'lxml 5 follows no entities from elsewhere' };

/** src/lxml/parser.pxi, etree.pyx, iterparse.pxi, objectify.pyx, xpath.pxi: entities from elsewhere are followed before 5.0. */
export const model: Model = {
  library: 'lxml',
  modules: ['lxml'],
  types: {
    'lxml.etree.{fromstring,XML,ElementTree,parse().getroot,parse().find}()': 'lxml.etree.Element()',
    'lxml.html.{fromstring,document_fromstring}()': 'lxml.etree.Element()',
    'lxml.etree.Element().{getroot,find,getparent}()': 'lxml.etree.Element()',
    // Trees of files are not told as elements: what they hold comes from the file.
    'lxml.{html,objectify}.parse()': 'lxml.etree.parse()',
  },
  // A text is the name of a file.
  sources: [
    {
      path: 'lxml.etree.{parse,iterparse}()',
      origin: 'file',
      note: 'a file',
      chosenBy: '0:source',
    },
  ],
  propagators: [{ call: 'lxml.{etree,html,objectify}.{fromstring,XML}', from: '0' }],
  sinks: [
    {
      call: 'lxml.{etree,objectify}.{fromstring,XML,parse}',
      rule: ENTITIES,
      data: '0',
      form: 'data',
      when: [{ argument: '1:parser', absent: true }, UNTOLD, TOLD],
      safe: [{ ...NEW, unless: TOLD }],
    },
    {
      call: 'lxml.etree.iterparse',
      rule: ENTITIES,
      data: '0:source',
      form: 'data',
      when: [
        { argument: 'resolve_entities', absent: true, unless: { argument: 'html', is: [true] } },
        { argument: 'resolve_entities', is: [true] },
      ],
      safe: [{ ...NEW, unless: { argument: 'resolve_entities', is: [true] } }],
    },
    {
      call: 'lxml.{etree,html,objectify}.parse',
      rule: 'injection/path',
      data: '0:source',
      form: 'target',
      when: [{ argument: '0:source', begins: true }],
    },
    { call: 'lxml.etree.{Element,parse}().xpath', rule: XPATH, data: '0:_path', form: 'data' },
    {
      call: 'lxml.etree.{Element,parse}().{find,findall,findtext,iterfind}',
      rule: XPATH,
      data: '0:path',
      form: 'data',
    },
    { call: 'lxml.etree.{XPath,ETXPath}', rule: XPATH, data: '0:path', form: 'data' },
  ],
};
