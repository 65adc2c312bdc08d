import { writtenIn } from '../../payload/call.ts';
import { Kind } from '../../python/nodes.ts';
import { refuse } from '../refusal.ts';
import type { Repair } from '../repair.ts';
import { documentGrounds } from '../yaml.ts';

/** ruamel/yaml/main.py. */
export const repair: Repair = {
  id: 'ruamel-safe',
  rules: ['deserialization/yaml'],
  page: {
    title: 'ruamel.yaml without objects',
    changes: '`YAML(typ="unsafe")` becomes `YAML(typ="safe")`.',
    safe: 'Never: the same object may write, and writes less with `safe`.',
    unsafe:
      'A document that is loaded has a tag such as !!python/object, or the same `YAML` object writes a tuple, an enum or an object.',
    refused:
      '`dynamic` where `typ` comes by a variable; `no-equivalent` for the functions of old and where tags of its own are taught to a loader.',
    before: 'from ruamel.yaml import YAML\n\nconfig = YAML(typ="unsafe").load(stream)\n',
    after: 'from ruamel.yaml import YAML\n\nconfig = YAML(typ="safe").load(stream)\n',
  },
  propose(about) {
    if (!about.callee.startsWith('ruamel.yaml.')) return undefined;
    const { made } = about.library.callee;
    if (!about.callee.startsWith('ruamel.yaml.YAML()') || !made)
      return refuse('no-equivalent', 'it is no method of a YAML object');
    const { scope, node } = made.call.site;
    const { tree } = scope.module;
    const spot = { module: scope.module, node };
    const typ = tree.kind(node) === Kind.Call ? writtenIn(tree, node, 'typ') : 0;
    if (typ === 0 || tree.kind(typ) !== Kind.Str || tree.stringValue(typ) !== 'unsafe')
      return refuse('dynamic', 'its typ is not written where the YAML object is made', spot);
    const text = tree.text(typ);
    if (!/^(['"])unsafe\1$/.test(text)) return refuse('dynamic', 'its typ is written in another way', spot);
    const grounds = documentGrounds(about);
    return {
      title: 'YAML(typ="safe") in place of "unsafe"',
      applicability: 'unsafe',
      because: grounds.because,
      unless: [...grounds.unless, 'the same object writes something that only an unsafe one writes'],
      group: `${scope.module.path}:${tree.start(typ)}`,
      write: (draft) =>
        draft.replace(scope.module, { start: tree.start(typ) + 1, end: tree.end(typ) - 1 }, 'safe'),
    };
  },
};
