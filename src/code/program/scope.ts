import { compactMap, exactList, exactSet } from '../../limits/compact.ts';
import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import { type Tree, walk } from '../python/tree.ts';
import type { Module } from './module.ts';

/**
 * A body of code with names of its own: a module, a class, a function or a lambda. Comprehensions are no scopes
 * here: their targets count as bound by the scope around, and the walk takes their values away again at their end.
 */
export interface Scope {
  readonly sort: 'module' | 'class' | 'function';
  readonly module: Module;
  /** The Module, ClassDef, FunctionDef, AsyncFunctionDef or Lambda. */
  readonly node: number;
  /** Undefined for modules. */
  readonly parent: Scope | undefined;
  /** `<lambda>` for lambdas, the module's name for modules. */
  readonly name: string;
  /** As Python's `__qualname__`, without `<locals>`: `Cart.load`; '' for modules. */
  readonly qualifiedName: string;
  /** Of a function; empty for others. */
  readonly parameters: readonly ScopeParameter[];
  /** Names that the body binds, parameters included, with the node that does it; 0 where several do. */
  readonly bound: ReadonlyMap<number, number>;
  readonly globals: ReadonlySet<number>;
  readonly nonlocals: ReadonlySet<number>;
  /** Whether functions or lambdas stand in the body. */
  readonly hasInner: boolean;
  /** The modules of `from … import *` in the body, as their ImportFrom nodes. */
  readonly stars: readonly number[];
}

export interface ScopeParameter {
  /** Name id; 0 for Python 2's unpacked parameter. */
  readonly name: number;
  /** One of `Parameter`. */
  readonly passing: number;
  /** The Arg or TupleArg. */
  readonly node: number;
}

/** Where a name that a scope reads comes from. */
export type Binding =
  | { readonly sort: 'own' }
  | { readonly sort: 'outer'; readonly scope: Scope }
  | { readonly sort: 'global' };

const OWN: Binding = { sort: 'own' };
const GLOBAL = { sort: 'global' } as const;

/** Python's rule (Language Reference, 4.2.2): class bodies are passed over from inside of functions. */
export function bindingOf(scope: Scope, name: number): Binding {
  if (scope.globals.has(name)) return GLOBAL;
  if (scope.bound.has(name) && !scope.nonlocals.has(name)) return scope.sort === 'module' ? GLOBAL : OWN;
  return outerBindingOf(scope, name);
}

/** The same, as if the scope itself did not bind the name. */
export function outerBindingOf(scope: Scope, name: number): Exclude<Binding, { sort: 'own' }> {
  for (let outer = scope.parent; outer && outer.sort !== 'module'; outer = outer.parent) {
    if (outer.sort !== 'function') continue;
    if (outer.globals.has(name)) return GLOBAL;
    if (outer.bound.has(name) && !outer.nonlocals.has(name)) return { sort: 'outer', scope: outer };
  }
  return GLOBAL;
}

export function isScopeNode(kind: number): boolean {
  return (
    kind === Kind.FunctionDef ||
    kind === Kind.AsyncFunctionDef ||
    kind === Kind.ClassDef ||
    kind === Kind.Lambda
  );
}

/** Reads what a body binds. `parent` is the scope it stands in. */
export function readScope(module: Module, node: number, parent: Scope | undefined): Scope {
  const { tree } = module;
  const names = new BoundNames(tree);
  const parameters = parametersOf(tree, node);
  for (const { name, node: argument } of parameters) {
    if (name) names.bind(name, argument);
    else names.visit(tree.child(argument, Field.TupleArg.target));
  }
  for (const body of bodyOf(tree, node)) names.visit(body);
  const name = nameOf(module, node);
  const outer = parent && parent.sort !== 'module' ? `${parent.qualifiedName}.` : '';
  return {
    sort: sortOf(tree.kind(node)),
    module,
    node,
    parent,
    name,
    qualifiedName: parent ? outer + name : '',
    parameters: exactList(parameters),
    bound: compactMap(names.bound),
    globals: exactSet(names.globals),
    nonlocals: exactSet(names.nonlocals),
    hasInner: names.hasInner,
    stars: exactList(names.stars),
  };
}

function sortOf(kind: number): Scope['sort'] {
  if (kind === Kind.Module) return 'module';
  return kind === Kind.ClassDef ? 'class' : 'function';
}

function nameOf(module: Module, node: number): string {
  const kind = module.tree.kind(node);
  if (kind === Kind.Module) return module.name;
  return kind === Kind.Lambda ? '<lambda>' : module.tree.name(node);
}

/** The Block, or a lambda's expression, or a module's statements. */
export function bodyOf(tree: Tree, node: number): readonly number[] {
  switch (tree.kind(node)) {
    case Kind.Lambda:
      return [tree.child(node, Field.Lambda.body)];
    case Kind.ClassDef:
      return [tree.child(node, Field.ClassDef.body)];
    case Kind.Module:
      return Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
    default:
      return [tree.child(node, Field.FunctionDef.body)];
  }
}

function parametersOf(tree: Tree, node: number): ScopeParameter[] {
  const kind = tree.kind(node);
  if (kind === Kind.Module || kind === Kind.ClassDef) return [];
  const list = tree.child(node, kind === Kind.Lambda ? Field.Lambda.arguments : Field.FunctionDef.arguments);
  return Array.from({ length: tree.count(list) }, (_, i) => {
    const argument = tree.item(list, i);
    return { name: tree.nameId(argument), passing: tree.flags(argument) & 7, node: argument };
  });
}

/** Collects what statements bind, without entering bodies that are scopes themselves. */
class BoundNames {
  readonly bound = new Map<number, number>();
  readonly globals = new Set<number>();
  readonly nonlocals = new Set<number>();
  readonly stars: number[] = [];
  hasInner = false;
  readonly #tree: Tree;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  bind(name: number, node: number): void {
    this.bound.set(name, this.bound.has(name) ? 0 : node);
  }

  visit(top: number): void {
    walk(this.#tree, top, (node, kind) => this.#see(node, kind));
  }

  #see(node: number, kind: number): boolean {
    const tree = this.#tree;
    switch (kind) {
      case Kind.FunctionDef:
      case Kind.AsyncFunctionDef:
      case Kind.ClassDef:
        this.bind(tree.nameId(node), node);
        this.hasInner = true;
        return false;
      case Kind.Lambda:
        this.hasInner = true;
        return false;
      case Kind.Name:
        if (tree.context(node) !== Context.Load) this.bind(tree.nameId(node), node);
        return true;
      case Kind.Alias:
        this.#alias(node);
        return true;
      case Kind.ImportFrom:
        if (tree.count(node) === 1 && tree.name(tree.item(node, 0)) === '*') this.stars.push(node);
        return true;
      case Kind.Global:
      case Kind.Nonlocal: {
        const into = kind === Kind.Global ? this.globals : this.nonlocals;
        for (let i = 0; i < tree.count(node); i += 1) into.add(tree.nameId(tree.item(node, i)));
        return false;
      }
      case Kind.ExceptHandler:
      case Kind.MatchAs:
      case Kind.MatchStar:
      case Kind.MatchMapping:
        if (tree.nameId(node)) this.bind(tree.nameId(node), node);
        return true;
      default:
        return true;
    }
  }

  /** `import a.b` binds `a`; `import a.b as c` and `from a import b as c` bind `c`. */
  #alias(node: number): void {
    const asname = this.#tree.nameAt(node, Field.Alias.asname);
    if (asname) {
      this.bind(asname, node);
      return;
    }
    const name = this.#tree.name(node);
    if (name === '*') return;
    const dot = name.indexOf('.');
    const first = dot < 0 ? this.#tree.nameId(node) : intern(name.slice(0, dot));
    if (!this.#isSameModule(this.bound.get(first), node)) this.bind(first, node);
  }

  /** `import torch` and `import torch.distributed` bind the same module to the same name. */
  #isSameModule(before: number | undefined, node: number): boolean {
    const isPlain = (alias: number) =>
      this.#tree.kind(alias) === Kind.Alias &&
      this.#tree.kind(this.#tree.parent(alias)) === Kind.Import &&
      this.#tree.nameAt(alias, Field.Alias.asname) === 0;
    return before !== undefined && before !== 0 && isPlain(before) && isPlain(node);
  }
}
