import { Field, Kind } from '../python/nodes.ts';
import { holderChangedBy } from './holders.ts';
import { ImportMap, type KnownNames } from './imports.ts';
import type { Module } from './module.ts';
import { isScopeNode, readScope, type Scope } from './scope.ts';

/** All modules of the project and what can be asked of their text alone. Scopes are read when they are needed. */
export class Program {
  readonly modules: readonly Module[];
  readonly imports: ImportMap;
  /** By module, then by node. */
  readonly #scopes: readonly Map<number, Scope>[];
  readonly #writtenFromInside = new Map<Scope, ReadonlySet<number>>();
  #mentioning: ReadonlyMap<number, readonly Module[]> | undefined;
  #byBase: ReadonlyMap<number, readonly Place[]> | undefined;
  readonly #references: (ReadonlyMap<number, readonly number[]> | undefined)[] = [];

  constructor(modules: readonly Module[], known: KnownNames) {
    this.modules = modules;
    this.imports = new ImportMap(modules, known);
    this.#scopes = modules.map(() => new Map());
  }

  moduleScope(module: Module): Scope {
    return this.scopeOf(module, module.tree.root);
  }

  /** The scope that a Module, ClassDef, FunctionDef, AsyncFunctionDef or Lambda node makes. */
  scopeOf(module: Module, node: number): Scope {
    const scopes = this.#scopes[module.index] as Map<number, Scope>;
    const known = scopes.get(node);
    if (known) return known;
    const parent = node === module.tree.root ? undefined : this.enclosingScope(module, node);
    const scope = readScope(module, node, parent);
    scopes.set(node, scope);
    return scope;
  }

  /**
   * The scope in which a node is evaluated: of a function's body the function, but of its decorators, defaults and
   * annotations (and of a class's bases) the one around it.
   */
  enclosingScope(module: Module, node: number): Scope {
    const { tree } = module;
    let below = node;
    for (let at = tree.parent(node); at !== 0; below = at, at = tree.parent(at)) {
      const kind = tree.kind(at);
      if (kind === Kind.Module) return this.moduleScope(module);
      if (isScopeNode(kind) && below === bodyNode(module, at, kind)) return this.scopeOf(module, at);
    }
    return this.moduleScope(module);
  }

  /**
   * Names of a module or function that functions inside of it assign, by `global` or `nonlocal`; of a function also
   * those that hold what functions inside of it put something into.
   */
  writtenFromInside(scope: Scope): ReadonlySet<number> {
    const known = this.#writtenFromInside.get(scope);
    if (known) return known;
    const names = scope.sort === 'class' ? new Set<number>() : this.#findWritten(scope);
    this.#writtenFromInside.set(scope, names);
    return names;
  }

  #findWritten(scope: Scope): Set<number> {
    const { module } = scope;
    const { tree } = module;
    const names = new Set<number>();
    if (!scope.hasInner) return names;
    const wanted = scope.sort === 'module' ? Kind.Global : Kind.Nonlocal;
    for (let node = tree.firstRecord(scope.node); node < scope.node; node = tree.nextRecord(node)) {
      if (tree.kind(node) === wanted) {
        for (let i = 0; i < tree.count(node); i += 1) names.add(tree.nameId(tree.item(node, i)));
      } else if (scope.sort === 'function') {
        const holder = holderChangedBy(tree, node);
        const isOwn = tree.kind(holder) === Kind.Name && scope.bound.has(tree.nameId(holder));
        if (isOwn && this.enclosingScope(module, node) !== scope) names.add(tree.nameId(holder));
      }
    }
    return names;
  }

  /** Nodes (Name, Attribute, Keyword, Alias) of a module that bear a name, in order of text. */
  references(module: Module, name: number): readonly number[] {
    if (!module.mentions.has(name)) return NONE;
    const index = this.#references[module.index] ?? referencesOf(module);
    this.#references[module.index] = index;
    return index.get(name) ?? NONE;
  }

  /** The modules that mention a name at all, in order. */
  mentioning(name: number): readonly Module[] {
    this.#mentioning ??= mentioningIndex(this.modules);
    return this.#mentioning.get(name) ?? [];
  }

  /** The class statements that have a base with this last name. */
  classesNaming(base: number): readonly Place[] {
    this.#byBase ??= baseIndex(this.modules);
    return this.#byBase.get(base) ?? [];
  }
}

/** A node of a file. */
export interface Place {
  readonly module: Module;
  readonly node: number;
}

function mentioningIndex(modules: readonly Module[]): ReadonlyMap<number, readonly Module[]> {
  const index = new Map<number, Module[]>();
  for (const module of modules) for (const name of module.mentions) push(index, name, module);
  return index;
}

function baseIndex(modules: readonly Module[]): ReadonlyMap<number, readonly Place[]> {
  const index = new Map<number, Place[]>();
  for (const module of modules) {
    const { tree } = module;
    for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
      if (tree.kind(node) !== Kind.ClassDef) continue;
      for (let i = 0; i < tree.count(node); i += 1)
        push(index, tree.nameId(tree.item(node, i)), { module, node });
    }
  }
  return index;
}

function push<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

const NONE: readonly number[] = [];

function bodyNode(module: Module, node: number, kind: number): number {
  if (kind === Kind.Lambda) return module.tree.child(node, Field.Lambda.body);
  if (kind === Kind.ClassDef) return module.tree.child(node, Field.ClassDef.body);
  return module.tree.child(node, Field.FunctionDef.body);
}

function referencesOf({ tree }: Module): Map<number, readonly number[]> {
  const index = new Map<number, number[]>();
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    const kind = tree.kind(node);
    if (kind !== Kind.Name && kind !== Kind.Attribute && kind !== Kind.Keyword && kind !== Kind.Alias)
      continue;
    push(index, tree.nameId(node), node);
  }
  return index;
}
