import type { Model } from '../../vocabulary.ts';

const ENTITIES = 'injection/xml-entities';
const XPATH = 'injection/xpath';

/** src/lxml/parser.pxi, etree.pyx, xpath.pxi: entities from elsewhere are followed before 5.0. */
export const model: Model = {
  library: 'lxml',
  modules: ['lxml'],
  types: {
    'lxml.etree.{fromstring,XML,parse,ElementTree,parse().getroot}()': 'lxml.etree.Element()',
    'lxml.html.{fromstring,parse,document_fromstring}()': 'lxml.etree.Element()',
    'lxml.etree.Element().{getroot,find,getparent}()': 'lxml.etree.Element()',
  },
  propagators: [{ call: 'lxml.{etree,html}.{fromstring,XML,parse,iterparse}', from: '0' }],
  sinks: [
    {
      call: 'lxml.etree.{fromstring,XML,parse}',
      rule: ENTITIES,
      data: '0',
      form: 'data',
      when: [{ argument: '1:parser', absent: true }],
      safe: [{ versions: { lxml: '>=5.0' }, because: 'lxml 5 follows no entities from elsewhere' }],
    },
    { call: 'lxml.etree.Element().xpath', rule: XPATH, data: '0:_path', form: 'data' },
    { call: 'lxml.etree.{XPath,ETXPath}', rule: XPATH, data: '0:path', form: 'data' },
  ],
};
