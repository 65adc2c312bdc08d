import type { Ground } from '../../../finding/fix.ts';
import { byWord } from '../../../limits/by-word.ts';
import { writtenIn } from '../../payload/call.ts';
import { Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { hasStars, removedArgument } from '../python/arguments.ts';
import { groupOf, renameCallee, type WrittenCallee, writtenCallee } from '../python/callee.ts';
import { importOf } from '../python/imports.ts';
import { nameRange } from '../python/text.ts';
import { refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';
import { documentGrounds, SAFE_LOADERS } from '../yaml.ts';

const CALLS: Readonly<Record<string, string>> = byWord({
  'yaml.load': 'safe_load',
  'yaml.load_all': 'safe_load_all',
  'yaml.unsafe_load': 'safe_load',
  'yaml.unsafe_load_all': 'safe_load_all',
  'yaml.full_load': 'safe_load',
  'yaml.full_load_all': 'safe_load_all',
});

/** PyYAML's lib/yaml/__init__.py, constructor.py: both loaders have one resolver, so plain documents are read alike. */
export const repair: Repair = {
  id: 'yaml-safe-load',
  rules: ['deserialization/yaml'],
  levels: ['safe', 'unsafe'],
  page: {
    title: 'YAML without objects',
    changes:
      '`yaml.load` becomes `yaml.safe_load`, `yaml.load_all` becomes `yaml.safe_load_all`. A loader that is written in the call goes, or only its name changes where a comment stands beside it or it is one of the fast ones written in C.',
    safe: 'No file of YAML in the project has a tag such as !!python/object (`!!python/…`), and no text in its code has, or begins, a tag besides those of YAML itself. No code of the project teaches a loader tags of its own, replaces something of the library or hands the library on as a whole; what libraries do when they are imported is not looked at. Whatever the project itself writes as YAML, by ruamel.yaml, too, consists of what the safe loader reads: no tuple, enum, path, `Decimal`, `OrderedDict`, complex number or object.',
    unsafe:
      'A document from elsewhere has a tag such as !!python/object, or the project writes something that could not be followed to its type.',
    refused:
      '`no-equivalent` where tags of its own are taught to a loader, or a loader is used as an object; `dynamic` where loader or function come by a variable or as `**options`.',
    before: 'config = yaml.load(stream)\n',
    after: 'config = yaml.safe_load(stream)\n',
  },
  propose(about) {
    const member = CALLS[about.callee];
    if (!about.callee.startsWith('yaml.')) return undefined;
    if (member === undefined)
      return refuse('no-equivalent', 'a loader is used as an object, or taught a tag');
    const callee = writtenCallee(about, about.callee.slice('yaml.'.length));
    const loader = loaderOf(about);
    const grounds = documentGrounds(about);
    return {
      title: `${loader?.isC ? `Loader ${loader.safe}` : `yaml.${member}`} in place of ${about.callee}`,
      applicability: grounds.unless.length === 0 ? 'safe' : 'unsafe',
      because: [SAME_RESOLVER, ...grounds.because],
      unless: grounds.unless,
      ...optional(groupOf(about, callee)),
      write: (draft) => write(draft, about, callee, member, loader),
    };
  },
};

const SAME_RESOLVER: Ground = { note: 'both loaders read plain documents into the same values' };

function optional(group: string | undefined) {
  return group === undefined ? {} : { group };
}

interface Loader {
  readonly node: number;
  readonly safe: string;
  readonly isC: boolean;
}

/** The loader as it is written in the call; undefined where none is. */
function loaderOf({ engine, tree, node, module, call }: Case): Loader | undefined {
  const spot = { module, node };
  if (hasStars(tree, node))
    return refuse('dynamic', 'it is called with * or **, which may hold a loader', spot);
  const written = writtenIn(tree, node, 'Loader', 1);
  if (written === 0) return undefined;
  const value = engine.walked(call.site.scope).values.get(written);
  const refs = value ? engine.refs(value, undefined) : [];
  const paths = new Set(refs.map((ref) => (ref.sort === 'library' ? ref.path : ref.sort)));
  const [only] = paths;
  if (paths.size === 1 && only === 'class')
    return refuse('no-equivalent', 'its loader is a class of the project', { module, node: written });
  const safe = paths.size === 1 && only !== undefined ? SAFE_LOADERS[only] : undefined;
  if (!safe)
    return refuse('dynamic', 'which loader it gets is not known, or depends on what is installed', {
      module,
      node: written,
    });
  if (
    !isWrittenName(module.tree, written, only as string) &&
    !isImported(engine.program, { module, node: written })
  )
    return refuse('dynamic', 'its loader comes by a variable', { module, node: written });
  return { node: written, safe, isC: safe.startsWith('C') };
}

function isWrittenName(tree: Case['tree'], node: number, path: string): boolean {
  return tree.kind(node) === Kind.Attribute && path.endsWith(`.${tree.name(node)}`);
}

function isImported(
  program: Case['engine']['program'],
  spot: { module: Case['module']; node: number },
): boolean {
  if (spot.module.tree.kind(spot.node) !== Kind.Name) return false;
  const binding = importOf(program, spot);
  return binding !== undefined && spot.module.tree.kind(binding.statement) === Kind.ImportFrom;
}

function write(
  draft: Draft,
  about: Case,
  callee: WrittenCallee,
  member: string,
  loader: Loader | undefined,
): void {
  const { module, tree, node } = about;
  if (!loader) return renameCallee(draft, about, callee, 'yaml', member);
  const removed = loader.isC || tree.count(node) !== 2 ? undefined : removedArgument(tree, node, loader.node);
  if (!removed) return renameLoader(draft, about, loader);
  renameCallee(draft, about, callee, 'yaml', member);
  if (tree.kind(loader.node) === Kind.Name) draft.drop(module, loader.node);
  draft.replace(module, removed, '');
}

/** Only the loader's name: what is called stays, and refuses nothing that it did not. */
function renameLoader(draft: Draft, { module, tree }: Case, { node, safe }: Loader): void {
  const range = tree.kind(node) === Kind.Attribute ? nameRange(tree, node) : undefined;
  if (range) return draft.replace(module, range, safe);
  const text = draft.memberBeside({ module, node }, 'yaml', safe);
  draft.drop(module, node);
  draft.replace(module, { start: tree.start(node), end: tree.end(node) }, text);
}
