import type { Engine } from '../../flow/ask/engine.ts';
import { writtenIn } from '../../payload/call.ts';
import { exchangedAt } from '../../payload/from-outside.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { hasStars } from '../python/arguments.ts';
import { nameRange } from '../python/text.ts';
import { refuse, type Spot } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';
import { documentGrounds, SAFE_LOADERS } from '../yaml.ts';

const CALLS = /^yaml\.(load|load_all)$/;

/** PyYAML's lib/yaml/loader.py, constructor.py: all loaders have one scanner, parser, composer and resolver. */
export const repair: Repair = {
  id: 'yaml-loader-base',
  rules: ['deserialization/yaml'],
  levels: ['safe', 'unsafe', 'suggestion'],
  page: {
    title: "The project's own loader without objects",
    changes:
      'A loader of the project gets the base `SafeLoader` in place of `Loader`, `FullLoader` or `UnsafeLoader` (`CSafeLoader` in place of `CLoader`). The calls stay: `safe_load` would lose the tags that the loader knows.',
    safe: 'As for [yaml-safe-load](yaml-safe-load.md); and the class has no body, no other base, no subclass, and is used for nothing but to be given to `yaml.load`.',
    unsafe:
      'A document from elsewhere has a tag such as !!python/object. Where the loader has constructors or methods of its own, it is a suggestion only: they may lean on what `Loader` can make.',
    refused:
      '`no-equivalent` where the base is none of `yaml`, or tags are taught to all loaders; `dynamic` where it comes by a variable.',
    before: 'class Loader(yaml.Loader):\n    pass\n\nconfig = yaml.load(stream, Loader=Loader)\n',
    after: 'class Loader(yaml.SafeLoader):\n    pass\n\nconfig = yaml.load(stream, Loader=Loader)\n',
  },
  propose(about) {
    if (!CALLS.test(about.callee)) return undefined;
    const scope = ownLoader(about);
    if (!scope) return undefined;
    const base = baseOf(about.engine, scope);
    const own = ownThings(about.engine, scope);
    const grounds = documentGrounds(about, own.taught);
    return {
      title: `${scope.name} is a ${base.safe}`,
      applicability: own.reason ? 'suggestion' : grounds.unless.length === 0 ? 'safe' : 'unsafe',
      because: [{ note: 'both loaders read plain documents into the same values' }, ...grounds.because],
      unless: [...(own.reason ? [own.reason] : []), ...grounds.unless],
      group: `${scope.module.path}:${scope.node}`,
      write: (draft) => write(draft, base),
    };
  },
};

/** The class that is given as the loader; undefined where another repair has to answer. */
function ownLoader({ engine, tree, node, call }: Case): Scope | undefined {
  if (tree.kind(node) !== Kind.Call || hasStars(tree, node)) return undefined;
  const written = writtenIn(tree, node, 'Loader', 1);
  const value = written === 0 ? undefined : engine.walked(call.site.scope).values.get(written);
  const refs = value ? engine.refs(value, undefined) : [];
  const [only] = refs;
  return refs.length === 1 && only?.sort === 'class' ? only.scope : undefined;
}

interface Base extends Spot {
  readonly safe: string;
}

/** The one base, as it is written. */
function baseOf(engine: Engine, scope: Scope): Base {
  const { module } = scope;
  const { tree } = module;
  const spot = { module, node: scope.node };
  if (tree.count(scope.node) !== 1) return refuse('no-equivalent', `${scope.name} has several bases`, spot);
  const node = tree.item(scope.node, 0);
  const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(node);
  const refs = value ? engine.refs(value, undefined) : [];
  const [only] = refs;
  const path = refs.length === 1 && only?.sort === 'library' ? only.path : undefined;
  const safe = path === undefined ? undefined : SAFE_LOADERS[path];
  if (path === undefined || safe === undefined)
    return refuse('no-equivalent', `the base of ${scope.name} is no loader of yaml alone`, { module, node });
  const isWritten = tree.nameId(node) === intern(path.slice('yaml.'.length));
  return isWritten
    ? { module, node, safe }
    : refuse('dynamic', 'the base has another name here', { module, node });
}

/** Why what the loader does besides may lean on its base; and what of it teaches tags to it alone. */
function ownThings(engine: Engine, scope: Scope): { reason?: string; taught: readonly number[] } {
  const { module } = scope;
  const { tree } = module;
  const taught: number[] = [];
  let reason = hasBody(scope) ? `a method of ${scope.name} leans on what Loader can make` : undefined;
  if (tree.child(scope.node, Field.ClassDef.decorators) !== 0)
    reason ??= `a decorator of ${scope.name} leans on what Loader can make`;
  if (ASKING.some((name) => engine.program.mentioning(name).length > 0))
    reason ??= `what asks for the bases or subclasses of classes leans on what ${scope.name} comes from`;
  if (exchangedAt(engine, scope))
    reason ??= `what reaches ${scope.name} by its name as a text leans on what Loader can make`;
  for (const other of engine.program.mentioning(intern(scope.name))) {
    for (const node of other.written.named(intern(scope.name))) {
      if (isAnother(engine, { module: other, node })) continue;
      const use = useOf(other.tree, node);
      if (use === 'loader') continue;
      if (use === 'taught') taught.push(other.tree.parent(node));
      reason ??= `${REASONS[use]} ${scope.name} leans on what Loader can make`;
    }
  }
  return { ...(reason !== undefined && { reason }), taught };
}

const ASKING = ['__subclasses__', '__bases__', '__base__', '__mro__', 'getmro'].map(intern);

function hasBody(scope: Scope): boolean {
  const { tree } = scope.module;
  const body = tree.child(scope.node, Field.ClassDef.body);
  for (let i = 0; i < tree.count(body); i += 1) {
    const statement = tree.item(body, i);
    const isDocstring =
      tree.kind(statement) === Kind.Expr && tree.kind(tree.child(statement, Field.Expr.value)) === Kind.Str;
    if (tree.kind(statement) !== Kind.Pass && !isDocstring) return true;
  }
  return false;
}

const REASONS = { taught: 'a constructor of', subclass: 'a subclass of', other: 'another use of' } as const;

/** Something of a library that has the same name. */
function isAnother(engine: Engine, { module, node }: Spot): boolean {
  if (module.tree.kind(node) === Kind.Alias) return false;
  const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(node);
  const refs = value ? engine.refs(value, undefined) : [];
  return refs.length > 0 && refs.every(({ sort }) => sort === 'library');
}

/** `Loader=Own`, `load(stream, Own)`, an import of it; or `Own.add_constructor(…)`. */
function useOf(tree: Case['tree'], node: number): 'loader' | keyof typeof REASONS {
  if (tree.kind(node) === Kind.Alias) return tree.nameAt(node, Field.Alias.asname) === 0 ? 'loader' : 'other';
  const parent = tree.parent(node);
  if (tree.kind(parent) === Kind.ClassDef) return 'subclass';
  if (tree.kind(parent) === Kind.Keyword) return tree.name(parent) === 'Loader' ? 'loader' : 'other';
  if (tree.kind(parent) === Kind.Attribute && /^add_(multi_)?constructor$/.test(tree.name(parent)))
    return 'taught';
  const func = tree.kind(parent) === Kind.Call ? tree.child(parent, Field.Call.func) : 0;
  const isSecond = func !== 0 && tree.count(parent) > 1 && tree.item(parent, 1) === node;
  return isSecond && /^load(_all)?$/.test(tree.name(func)) ? 'loader' : 'other';
}

function write(draft: Draft, { module, node, safe }: Base): void {
  const { tree } = module;
  if (tree.kind(node) === Kind.Attribute) {
    const range = nameRange(tree, node);
    if (!range) return refuse('dynamic', 'its name is written in another way', { module, node });
    return draft.replace(module, range, safe);
  }
  const text = draft.member({ module, node }, 'yaml', safe);
  draft.drop(module, node);
  draft.replace(module, { start: tree.start(node), end: tree.end(node) }, text);
}
