import { byWord } from '../../../limits/by-word.ts';
import { intern } from '../../python/names.ts';
import { Field } from '../../python/nodes.ts';
import { replaceCallee, writtenCallee } from '../python/callee.ts';
import { refuse } from '../refusal.ts';
import type { Repair } from '../repair.ts';

/** defusedxml/ElementTree.py, minidom.py, pulldom.py, sax.py, xmlrpc.py: parse functions with the same parameters. */
const MODULES: Readonly<Record<string, readonly string[]>> = byWord({
  'xml.etree.ElementTree': ['fromstring', 'parse', 'iterparse'],
  'xml.dom.minidom': ['parse', 'parseString'],
  'xml.dom.expatbuilder': ['parse', 'parseString'],
  'xml.dom.pulldom': ['parse', 'parseString'],
  'xml.sax': ['parse', 'parseString'],
});

const DEFUSED: Readonly<Record<string, string>> = byWord({
  'xml.etree.ElementTree': 'defusedxml.ElementTree',
  'xml.dom.minidom': 'defusedxml.minidom',
  'xml.dom.expatbuilder': 'defusedxml.expatbuilder',
  'xml.dom.pulldom': 'defusedxml.pulldom',
  'xml.sax': 'defusedxml.sax',
});

const DEFUSEDXML = intern('defusedxml');

export const repair: Repair = {
  id: 'defusedxml',
  rules: ['injection/xml', 'injection/xml-entities'],
  levels: ['unsafe'],
  page: {
    title: 'XML without entities',
    changes:
      'The parse functions of `xml` become those of `defusedxml`, where the project depends on it. Nothing else of `xml` does: `defusedxml` has no `Element`.',
    safe: 'Never: it refuses entities, which documents may use.',
    unsafe: 'A document that is parsed there declares entities.',
    refused:
      '`no-equivalent` where the project does not depend on defusedxml, or it has no such function; `dynamic` where the function comes by a variable, or a parser of its own is given.',
    before: 'import xml.etree.ElementTree as ET\n\ntree = ET.parse(path)\n',
    after:
      'import xml.etree.ElementTree as ET\nimport defusedxml.ElementTree\n\ntree = defusedxml.ElementTree.parse(path)\n',
  },
  propose(about) {
    const dot = about.callee.lastIndexOf('.');
    const [from, name] = [about.callee.slice(0, dot), about.callee.slice(dot + 1)];
    const into = DEFUSED[from];
    if (into === undefined) return undefined;
    if (!MODULES[from]?.includes(name)) return refuse('no-equivalent', `defusedxml has no ${name}`);
    const { module, tree, node, surroundings, engine } = about;
    if (!surroundings.dependsOn('defusedxml') && engine.program.mentioning(DEFUSEDXML).length === 0)
      return refuse('no-equivalent', 'the project does not depend on defusedxml');
    if (tree.count(node) > 1)
      return refuse('dynamic', 'it is given more than its data, such as a parser of its own', {
        module,
        node,
      });
    const written = tree.name(tree.child(node, Field.Call.func));
    const callee = writtenCallee(about, name === 'fromstring' && written === 'XML' ? 'XML' : name);
    return {
      title: `${into} in place of ${from}`,
      applicability: 'unsafe',
      because: [{ note: 'documents without entities are parsed into the same tree' }],
      unless: ['a document that is parsed there declares entities'],
      requires: { packages: ['defusedxml'] },
      // One import serves all of a file.
      group: `${module.path} ${into}`,
      write: (draft) =>
        replaceCallee(draft, about, callee, `${draft.module({ module, node: callee.node }, into)}.${name}`),
    };
  },
};
