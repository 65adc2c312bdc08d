import { writtenIn } from '../../payload/call.ts';
import { usesOfLibrary } from '../../payload/uses.ts';
import { intern } from '../../python/names.ts';
import { Kind } from '../../python/nodes.ts';
import { placeOf, refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';
import { documentGrounds } from '../yaml.ts';

/** ruamel/yaml/main.py. */
export const repair: Repair = {
  id: 'ruamel-safe',
  rules: ['deserialization/yaml'],
  levels: ['safe', 'unsafe'],
  page: {
    title: 'ruamel.yaml without objects',
    changes: '`YAML(typ="unsafe")` becomes `YAML(typ="safe")`.',
    safe: 'No document of the project has a tag such as `!!python/object`, no loader is taught tags, and the project writes no YAML by ruamel.yaml, for a safe object writes less. Nobody sets or asks for a part of the `YAML` object, such as its `Constructor`.',
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
    const writer = writerIn(about);
    const asked = partAsked(about);
    const unless = [
      ...grounds.unless,
      ...(asked ? [`${asked} sets or asks for a part of the YAML object, which is another one`] : []),
      ...(writer ? [`${writer} writes something that only an unsafe object writes`] : []),
    ];
    return {
      title: 'YAML(typ="safe") in place of "unsafe"',
      applicability: unless.length === 0 ? 'safe' : 'unsafe',
      because: [
        ...grounds.because,
        ...(writer ? [] : [{ note: 'the project writes nothing by ruamel.yaml' }]),
      ],
      unless,
      group: `${scope.module.path}:${tree.start(typ)}`,
      write: (draft) =>
        draft.replace(scope.module, { start: tree.start(typ) + 1, end: tree.end(typ) - 1 }, 'safe'),
    };
  },
};

const PARTS = [
  'Constructor',
  'Representer',
  'Resolver',
  'Composer',
  'Parser',
  'constructor',
  'representer',
  'typ',
].map(intern);

/** `yaml.Constructor = …`, `"unsafe" in yaml.typ`: the first place in files that name the library. */
function partAsked({ engine: { program } }: Case): string | undefined {
  for (const name of PARTS)
    for (const module of program.mentioning(name))
      for (const node of module.written.named(name)) {
        if (module.tree.kind(node) !== Kind.Attribute || !module.written.has(RUAMEL)) continue;
        const { path, line } = placeOf({ module, node });
        return `${path}:${line}`;
      }
  return undefined;
}

const RUAMEL = intern('ruamel');

/** The first place that writes by the library, or may do so. */
function writerIn({ engine, module }: Case): string | undefined {
  const { uses, doubtful } = usesOfLibrary(engine, ['dump', 'dump_all'], (path) =>
    path.startsWith('ruamel.yaml'),
  );
  const [first] = [...uses, ...doubtful.filter((use) => use.module === module)];
  if (!first) return undefined;
  const { path, line } = placeOf(first);
  return `${path}:${line}`;
}
