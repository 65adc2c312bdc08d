import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Kind } from '../../python/nodes.ts';
import { finalValue } from '../walk/walked.ts';
import { mayMean } from './candidates.ts';
import type { Engine } from './engine.ts';
import type { LibraryReference, Reference } from './reference.ts';

/** Which class inherits which. It is the same for all, so it is asked of the whole engine and known to all. */

/** A class of the project among the bases of another, or what a library gives as one. */
export type Base = { readonly sort: 'class'; readonly scope: Scope } | LibraryReference;

/** The class itself and all it inherits, in Python's method resolution order; unknown bases are left out. */
export function resolutionOrder({ whole: engine }: Engine, scope: Scope): readonly Base[] {
  // A class that inherits itself ends at itself.
  const itself: readonly Base[] = [{ sort: 'class', scope }];
  return engine.once('resolution order', scope, itself, () => linearise(engine, scope));
}

/** C3 (Python 2.3 and later), as `type.mro` computes it; where that fails, depth first. */
function linearise(engine: Engine, scope: Scope): readonly Base[] {
  const own: Base = { sort: 'class', scope };
  const bases = basesOf(engine, scope);
  const orders = bases.map((base) => (base.sort === 'class' ? resolutionOrder(engine, base.scope) : [base]));
  const merged = merge([...orders, bases]);
  return [own, ...(merged ?? unique(orders.flat()))];
}

/** Again and again the first head that stands behind no other; how often each stands behind another is counted. */
function merge(lists: readonly (readonly Base[])[]): Base[] | undefined {
  const behind = new Map<Scope | string, number>();
  const count = (base: Base | undefined, by: number) => {
    if (base) behind.set(keyOf(base), (behind.get(keyOf(base)) ?? 0) + by);
  };
  for (const list of lists) for (const base of list.slice(1)) count(base, 1);
  const result: Base[] = [];
  let left = lists.filter((list) => list.length > 0).map((list) => ({ list, at: 0 }));
  while (left.length > 0) {
    const next = left.find(({ list, at }) => !behind.get(keyOf(list[at]!)));
    if (!next) return undefined;
    const taken = next.list[next.at]!;
    result.push(taken);
    for (const one of left) {
      if (!same(one.list[one.at]!, taken)) continue;
      one.at += 1;
      count(one.list[one.at], -1);
    }
    left = left.filter(({ list, at }) => at < list.length);
  }
  return result;
}

function keyOf(base: Base): Scope | string {
  return base.sort === 'class' ? base.scope : base.path;
}

function same(a: Base, b: Base): boolean {
  if (a.sort === 'class') return b.sort === 'class' && a.scope === b.scope;
  return b.sort === 'library' && a.path === b.path;
}

function unique(bases: readonly Base[]): Base[] {
  return bases.filter((base, i) => bases.findIndex((other) => same(other, base)) === i);
}

/** Nobody inherits so much by hand; each base is held against all others. */
const MOST_BASES = 512;

/** The bases named in the class statement. */
export function basesOf(engine: Engine, scope: Scope): Base[] {
  const { tree } = scope.module;
  const walked = scope.parent && engine.walked(scope.parent);
  const bases: Base[] = [];
  for (let i = 0; walked && i < Math.min(tree.count(scope.node), MOST_BASES); i += 1) {
    const node = tree.item(scope.node, i);
    if (tree.kind(node) === Kind.Keyword) continue;
    const value = walked.values.get(node);
    for (const ref of value ? engine.refs(value, undefined) : []) {
      const base = asBase(ref);
      if (base && !bases.some((other) => same(other, base))) bases.push(base);
    }
  }
  return bases;
}

function asBase(ref: Reference): Base | undefined {
  if (ref.sort === 'class') return { sort: 'class', scope: ref.scope };
  if (ref.sort === 'library' && ref.path !== 'builtins.object') return ref;
  // `class A(Generic[T])`, `class A(namedtuple(…))`: the library behind is what counts.
  return undefined;
}

/** Whether a class is, or inherits, a class of the project. */
export function inherits(engine: Engine, scope: Scope, from: Scope): boolean {
  return resolutionOrder(engine, scope).some((base) => base.sort === 'class' && base.scope === from);
}

/** The classes of the project that name this one, or a subclass of it, as their base. */
export function subclassesOf({ whole: engine }: Engine, scope: Scope): readonly Scope[] {
  return engine.once<readonly Scope[]>('subclasses', scope, [], () => {
    const found: Scope[] = [];
    for (const { module, node } of engine.program.classesNaming(intern(scope.name))) {
      const candidate = engine.program.scopeOf(module, node);
      if (candidate === scope || !isBase(engine, candidate, scope)) continue;
      found.push(candidate, ...subclassesOf(engine, candidate));
      if (found.length > MAX_SUBCLASSES) break;
    }
    return [...new Set(found)];
  });
}

function isBase(engine: Engine, scope: Scope, base: Scope): boolean {
  return (
    mayNameBase(engine, scope, base) &&
    basesOf(engine, scope).some((other) => other.sort === 'class' && other.scope === base)
  );
}

/** From the text and the imports alone. */
function mayNameBase(engine: Engine, { module, node }: Scope, base: Scope): boolean {
  if (!base.parent) return false;
  const owner = base.parent.sort === 'class' ? base.parent : undefined;
  const name = intern(base.name);
  for (let i = 0; i < module.tree.count(node); i += 1) {
    const item = module.tree.item(node, i);
    if (module.tree.nameId(item) !== name) continue;
    if (mayMean(engine, { owner, home: base.parent }, { module, node: item })) return true;
  }
  return false;
}

/** A base of half the project says little about any one object. */
export const MAX_SUBCLASSES = 64;

export function firstInit(engine: Engine, scope: Scope): Scope | undefined {
  return firstMethod(engine, scope, '__init__');
}

/** The method of that name that objects of a class have, if it is a plain function of the project. */
export function firstMethod(engine: Engine, scope: Scope, name: string): Scope | undefined {
  for (const base of resolutionOrder(engine, scope)) {
    if (base.sort !== 'class') return undefined;
    const value = finalValue(engine.walked(base.scope), intern(name));
    if (value) return value.kind === 'function' ? value.scope : undefined;
  }
  return undefined;
}
