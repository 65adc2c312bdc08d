import type { Ground } from '../../finding/fix.ts';
import { byWord } from '../../limits/by-word.ts';
import { withoutEnding } from '../../limits/endings.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { writtenIn } from '../payload/call.ts';
import { payloadOf } from '../payload/infer.ts';
import { onlyPath } from '../payload/meaning.ts';
import { isUntold, partsOf } from '../payload/payload.ts';
import { replacedIn } from '../payload/replaced.ts';
import { type Use, usesOfLibrary } from '../payload/uses.ts';
import type { Module } from '../program/module.ts';
import { intern, spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { placeOf, refuse, type Spot } from './refusal.ts';
import type { Case } from './repair.ts';

/** What the project's YAML needs of its loader. */

/** The loader that makes no objects, for each that does. */
export const SAFE_LOADERS: Readonly<Record<string, string>> = byWord({
  'yaml.Loader': 'SafeLoader',
  'yaml.UnsafeLoader': 'SafeLoader',
  'yaml.FullLoader': 'SafeLoader',
  'yaml.CLoader': 'CSafeLoader',
  'yaml.CUnsafeLoader': 'CSafeLoader',
  'yaml.CFullLoader': 'CSafeLoader',
});

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
  refuseReplaced(engine);
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
  'register_class',
].map(intern);
const BY_TEXT: ReadonlySet<string> = new Set(TEACHING.map(spelling));

const OWN_TAGS = 'the project teaches YAML loaders tags of its own';

function refuseOwnTags({ program }: Engine, known: readonly number[]): void {
  for (const name of TEACHING) {
    for (const module of program.mentioning(name)) {
      const node = module.written.named(name).find((one) => !known.includes(one));
      if (node !== undefined) refuse('no-equivalent', OWN_TAGS, { module, node });
    }
  }
  for (const module of program.mentioning(GETATTR))
    for (const node of module.written.ofKind(Kind.Str))
      if (BY_TEXT.has(module.tree.stringValue(node))) refuse('no-equivalent', OWN_TAGS, { module, node });
}

/** `yaml.Loader.construct_mapping = …`, `yaml.safe_load = …`: loaders that do something else than they are known to do. */
function refuseReplaced(engine: Engine): void {
  const replaced = replacedIn(engine, (path) => /^yaml\b/.test(path));
  if (replaced) refuse('dynamic', 'something of the library is replaced here', replaced);
}

/**
 * A tag besides those of YAML itself (`!!python/tuple`, `!<tag:…>`, by a `%TAG`), or the beginning of one, in the escapes
 * of URIs, too, from which a document may be put together; or a program that writes YAML.
 */
const TAG =
  /!!(?!(str|int|float|bool|null|seq|map|set|omap|pairs|binary|timestamp|merge|value|yaml)\b)[\w%{]|(^|\s)!!$|!<[^\s<>]+>|^%TAG|\n%TAG|:python\/|(^|[^\w/])python\/($|(tuple|object|name|module|list|dict|str|bytes|int|long|float|complex|none|bool|unicode)\b)|\byaml\.(dump|serialize|emit)/;

/** A text in the code that looks like a document with such a tag. */
function textsWithTags({ program }: Engine): string | undefined {
  for (const module of program.modules) {
    const { tree, written } = module;
    for (const kind of [Kind.Str, Kind.StrFragment, Kind.Bytes])
      for (const node of written.ofKind(kind)) {
        if (isDocstring(module, node)) continue;
        const text = tree.text(node);
        if (
          !/[!\\]|python\/|yaml\./.test(text) ||
          !TAG.test(kind === Kind.Bytes ? bare(text) : tree.stringValue(node))
        )
          continue;
        const { path, line } = placeOf({ module, node });
        return `${path}:${line}`;
      }
  }
  return undefined;
}

const DOC = intern('__doc__');

/** A text that stands alone is no document, unless somebody asks for it. */
function isDocstring({ tree, written }: Module, node: number): boolean {
  return tree.kind(tree.parent(node)) === Kind.Expr && !written.has(DOC);
}

/** Bytes have no value here: as they are written, without quotes. */
function bare(text: string): string {
  return withoutEnding(text.replace(/^[a-zA-Z]*(['"]+)/, ''), `'"`);
}

const DUMPS = /^(yaml\.(dump|dump_all|serialize|serialize_all|emit)|ruamel\.yaml\b.*\.dump(_all)?)$/;
/** Those that are made or taught by hand write what they like. */
const DUMPERS = /^yaml\.C?Dumper$/;
const SPELLING = ['add_representer', 'add_multi_representer', 'yaml_representers'];

/** What `yaml.dump` writes of objects, only the unsafe loaders read. `safe_dump` refuses to write it. */
function writtenYaml(engine: Engine): { grounds: Ground[]; doubts: string[] } {
  const names = ['dump', 'dump_all', 'serialize', 'serialize_all', 'emit'];
  const found = usesOfLibrary(engine, names, (path) => DUMPS.test(path));
  const doubtful = found.doubtful.filter(({ module }) => module.written.has(YAML));
  const open = [...found.uses, ...doubtful].find((use) => !isPlainDump(engine, use)) ?? dumperByHand(engine);
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

/** A Dumper that is called, subclassed or taught; a function of the library that is named by a text. */
function dumperByHand(engine: Engine): Spot | undefined {
  const { program } = engine;
  for (const name of SPELLING.map(intern))
    for (const module of program.mentioning(name))
      for (const node of module.written.named(name)) return { module, node };
  const dumpers = usesOfLibrary(engine, ['Dumper', 'CDumper'], (path) => DUMPERS.test(path));
  const byHand = dumpers.uses.find(
    ({ module: { tree }, node }) => tree.kind(tree.parent(node)) !== Kind.Keyword,
  );
  return byHand ?? namedByText(engine) ?? handedOn(engine);
}

const GETATTR = intern('getattr');

/** `getattr(yaml, name)`, but for loaders. */
function namedByText(engine: Engine): Spot | undefined {
  for (const module of engine.program.mentioning(GETATTR)) {
    const { tree, written } = module;
    if (!written.has(YAML)) continue;
    for (const node of written.named(GETATTR)) {
      const call = tree.parent(node);
      if (tree.kind(call) !== Kind.Call || tree.count(call) < 2) continue;
      const name = tree.item(call, 1);
      if (tree.kind(name) === Kind.Str && /(Loader|Dumper)$|^__/.test(tree.stringValue(name))) continue;
      if (onlyPath(engine, { module, node: tree.item(call, 0) }) === 'yaml') return { module, node };
    }
  }
  return undefined;
}

/** `write(yaml)`, `{"yaml": yaml}`: what somebody else calls of the library is not known. */
function handedOn({ program }: Engine): Spot | undefined {
  for (const module of program.mentioning(YAML)) {
    const { tree, written } = module;
    for (const alias of written.ofKind(Kind.Alias)) {
      if (tree.name(alias) !== 'yaml' || tree.kind(tree.parent(alias)) !== Kind.Import) continue;
      const name = tree.nameAt(alias, Field.Alias.asname) || YAML;
      const node = Array.from(written.named(name)).find((one) => isHandedOn(tree, one));
      if (node !== undefined) return { module, node };
    }
  }
  return undefined;
}

function isHandedOn(tree: Tree, node: number): boolean {
  const parent = tree.parent(node);
  if (tree.kind(node) !== Kind.Name || tree.isStore(node) || tree.kind(parent) === Kind.Attribute)
    return false;
  const isAsked =
    tree.kind(parent) === Kind.Call && tree.nameId(tree.child(parent, Field.Call.func)) === GETATTR;
  return !isAsked && isValue(tree.kind(parent));
}

/** Places that hand a value on, unlike `if yaml` and `yaml is None`. */
function isValue(parent: number): boolean {
  return ![Kind.If, Kind.IfExp, Kind.UnaryOp, Kind.Compare, Kind.Comparison, Kind.BoolOp, Kind.Assert].some(
    (kind) => kind === parent,
  );
}

const YAML = intern('yaml');

/** Texts, numbers, lists and dicts, as far as it is proved. */
function isPlainDump(engine: Engine, { module, call, path }: Use): boolean {
  const node = call?.site.node ?? 0;
  if (path !== 'yaml.dump' || node === 0 || !isOrdinary(engine, module, node)) return false;
  const data = writtenIn(module.tree, node, 'data', 0);
  const parts = data === 0 ? [] : partsOf(payloadOf(engine, { module, node: data }));
  return parts.length > 0 && !parts.some(isUntold);
}

/** With the library's own Dumper, or a safe one. */
function isOrdinary(engine: Engine, module: Use['module'], call: number): boolean {
  const dumper = writtenIn(module.tree, call, 'Dumper', 2);
  const path = dumper === 0 ? 'yaml.Dumper' : onlyPath(engine, { module, node: dumper });
  return path !== undefined && /^yaml\.C?(Safe)?Dumper$/.test(path);
}
