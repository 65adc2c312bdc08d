import type { Ground } from '../../finding/fix.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { writtenIn } from '../payload/call.ts';
import { payloadOf } from '../payload/infer.ts';
import { partsOf } from '../payload/payload.ts';
import { type Use, usesOfLibrary } from '../payload/uses.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import { placeOf, refuse } from './refusal.ts';
import type { Case } from './repair.ts';

/** What the project's YAML needs of its loader. */

/** The loader that makes no objects, for each that does. */
export const SAFE_LOADERS: Readonly<Record<string, string>> = {
  'yaml.Loader': 'SafeLoader',
  'yaml.UnsafeLoader': 'SafeLoader',
  'yaml.FullLoader': 'SafeLoader',
  'yaml.CLoader': 'CSafeLoader',
  'yaml.CUnsafeLoader': 'CSafeLoader',
  'yaml.CFullLoader': 'CSafeLoader',
};

/**
 * Why no document of the project needs an unsafe loader, and what would have to be known besides. Refused where loaders
 * are taught tags; `known` are attributes that teach only a loader that keeps them.
 */
export function documentGrounds(
  { engine, surroundings }: Case,
  known: readonly number[] = [],
): {
  readonly because: readonly Ground[];
  readonly unless: readonly string[];
} {
  refuseOwnTags(engine, known);
  const because: Ground[] = [];
  const unless: string[] = [];
  const tagged = surroundings.taggedDocuments();
  if (tagged.length === 0)
    because.push({ note: 'no YAML file of the project has a tag such as !!python/object' });
  else
    unless.push(
      `${tagged.slice(0, 3).join(', ')} is loaded there: it has tags such as !!python/object, which are refused`,
    );
  const texts = textsWithTags(engine);
  if (texts) unless.push(`the document in ${texts} is loaded there: it has a tag such as !!python/object`);
  const handedOn = loaderHandedOn(engine);
  if (handedOn) unless.push(`the loader that is handed on in ${handedOn} is taught tags there`);
  const { grounds, doubts } = writtenYaml(engine);
  return { because: [...because, ...grounds], unless: [...unless, ...doubts] };
}

const LOADERS = ['Loader', 'FullLoader', 'UnsafeLoader', 'CLoader', 'CFullLoader', 'CUnsafeLoader'];

/** `teach(yaml.Loader)`: what somebody else does with a loader is not known. */
function loaderHandedOn(engine: Engine): string | undefined {
  const { uses } = usesOfLibrary(engine, LOADERS, (path) => path in SAFE_LOADERS);
  const use = uses.find(({ module: { tree }, node }) => {
    const parent = tree.parent(node);
    const call = tree.kind(parent) === Kind.Keyword ? tree.parent(parent) : parent;
    if (tree.kind(call) !== Kind.Call || tree.child(call, Field.Call.func) === node) return false;
    const name = tree.name(tree.child(call, Field.Call.func));
    return !/^((unsafe_|full_|safe_)?load(_all)?|scan|parse|compose(_all)?)$/.test(name);
  });
  if (!use) return undefined;
  const { path, line } = placeOf(use);
  return `${path}:${line}`;
}

/** `add_constructor` without a loader teaches all loaders but the safe one. */
const TEACHING = [
  'add_constructor',
  'add_multi_constructor',
  'add_implicit_resolver',
  'add_path_resolver',
  'YAMLObject',
  'yaml_tag',
  'yaml_constructors',
  'yaml_multi_constructors',
  'yaml_implicit_resolvers',
  'add_to_loader_class',
].map(intern);

function refuseOwnTags({ program }: Engine, known: readonly number[]): void {
  for (const name of TEACHING) {
    for (const module of program.mentioning(name)) {
      const node = module.written.named(name).find((one) => !known.includes(one));
      if (node !== undefined)
        refuse('no-equivalent', 'the project teaches YAML loaders tags of its own', { module, node });
    }
  }
}

/** A text in the code that looks like a document with such a tag. */
function textsWithTags({ program }: Engine): string | undefined {
  for (const module of program.modules) {
    const { buffer, byteOffset, length } = module.tree.bytes;
    if (!Buffer.from(buffer, byteOffset, length).includes('python/')) continue;
    for (const node of module.written.ofKind(Kind.Str)) {
      if (!/!!?python\/|:python\//.test(module.tree.text(node))) continue;
      const { path, line } = placeOf({ module, node });
      return `${path}:${line}`;
    }
  }
  return undefined;
}

const DUMPS = /^yaml\.(dump|dump_all)$/;

/** What `yaml.dump` writes of objects, only the unsafe loaders read. `safe_dump` refuses to write it. */
function writtenYaml(engine: Engine): { grounds: Ground[]; doubts: string[] } {
  const found = usesOfLibrary(engine, ['dump', 'dump_all'], (path) => DUMPS.test(path));
  const doubtful = found.doubtful.filter(({ module }) => module.written.has(YAML));
  const open = [...found.uses, ...doubtful].find((use) => !isPlainDump(engine, use));
  if (open) {
    const { path, line } = placeOf(open);
    const what = 'something that only unsafe loaders read: a tuple, an enum, an object';
    return { grounds: [], doubts: [`${path}:${line} writes ${what}`] };
  }
  const note =
    found.uses.length === 0
      ? 'the project writes no YAML by yaml.dump'
      : 'all that the project writes by yaml.dump is plain';
  return { grounds: [{ note }], doubts: [] };
}

const YAML = intern('yaml');

/** Texts, numbers, lists and dicts, as far as it is proved. */
function isPlainDump(engine: Engine, { module, call, path }: Use): boolean {
  const node = call?.site.node ?? 0;
  if (path !== 'yaml.dump' || node === 0) return false;
  const data = writtenIn(module.tree, node, 'data', 0);
  const parts = data === 0 ? [] : partsOf(payloadOf(engine, { module, node: data }));
  return parts.length > 0 && parts.every(({ kind }) => kind !== 'other' && kind !== 'declared');
}
