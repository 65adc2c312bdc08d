import { Field, Kind } from '../python/nodes.ts';
import { changesIn, holderChangedBy } from './holders.ts';
import { ImportMap, type KnownNames } from './imports.ts';
import type { Module } from './module.ts';
import type { Reads } from './reads.ts';
import { bindingOf, isScopeNode, readScope, type Scope } from './scope.ts';
import { FunctionCounts, Mentions } from './whole.ts';
import { holdsName } from './written.ts';

/** All modules of the project and what can be asked of their text alone. Scopes are read when they are needed. */
export class Program {
  readonly modules: readonly Module[];
  readonly imports: ImportMap;
  /** It runs on Python 2 alone. */
  readonly python2: boolean;
  /** By module, then by node. */
  readonly #scopes: readonly Map<number, Scope>[];
  /** The scopes around nodes that were asked for. */
  readonly #around: readonly Map<number, Scope>[];
  readonly #filledFromInside = new Map<Module, ReadonlySet<number>>();
  readonly #writtenFromInside = new Map<Scope, ReadonlySet<number>>();
  #mentions: Mentions | undefined;
  readonly #mentioning = new Map<number, readonly Module[]>();
  #functions: FunctionCounts | undefined;
  #byBase: ReadonlyMap<number, readonly Module[]> | undefined;
  readonly #have = {
    stored: new Map<number, readonly Module[]>(),
    filled: new Map<number, readonly Module[]>(),
  };
  readonly #classesNaming = new Map<number, readonly Place[]>();

  /** Told what is looked at, where somebody wants to know. */
  readonly reads: Reads | undefined;

  constructor(modules: readonly Module[], known: KnownNames, reads?: Reads) {
    this.modules = modules;
    this.reads = reads;
    this.python2 = known.python2;
    this.imports = new ImportMap(modules, known);
    this.#scopes = modules.map(() => new Map());
    this.#around = modules.map(() => new Map());
  }

  /** Forgets all that was told by the files at some positions, which have other contents now. */
  forget(files: ReadonlySet<number>): void {
    for (const scope of this.scopesIn(files)) this.#writtenFromInside.delete(scope);
    for (const index of files) {
      this.#scopes[index]?.clear();
      this.#around[index]?.clear();
      this.#filledFromInside.delete(this.modules[index] as Module);
    }
    this.#mentions?.forget(files);
    this.#mentioning.clear();
    this.#functions?.forget(files);
    this.#byBase = undefined;
    this.#classesNaming.clear();
    this.#have.stored.clear();
    this.#have.filled.clear();
  }

  /** The scopes of files at some positions that were read so far. */
  *scopesIn(files: ReadonlySet<number>): Iterable<Scope> {
    for (const index of files) yield* this.#scopes[index]?.values() ?? [];
  }

  moduleScope(module: Module): Scope {
    return this.scopeOf(module, module.tree.root);
  }

  /** The scope that a Module, ClassDef, FunctionDef, AsyncFunctionDef or Lambda node makes. */
  scopeOf(module: Module, node: number): Scope {
    const scopes = this.#scopes[module.index] as Map<number, Scope>;
    this.reads?.file(module.index);
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
    const around = this.#around[module.index] as Map<number, Scope>;
    const known = around.get(node);
    if (known) {
      this.reads?.file(module.index);
      return known;
    }
    const scope = this.#findEnclosing(module, node);
    around.set(node, scope);
    return scope;
  }

  #findEnclosing(module: Module, node: number): Scope {
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
    this.reads?.file(scope.module.index);
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
    const [from, to] = [tree.firstRecord(scope.node), scope.node];
    const wanted = scope.sort === 'module' ? Kind.Global : Kind.Nonlocal;
    for (const node of module.written.within(wanted, from, to))
      for (let i = 0; i < tree.count(node); i += 1) names.add(tree.nameId(tree.item(node, i)));
    if (scope.sort === 'function') {
      for (const node of changesIn(module, from, to)) {
        const holder = holderChangedBy(tree, node);
        const isOwn = tree.kind(holder) === Kind.Name && scope.bound.has(tree.nameId(holder));
        if (isOwn && this.enclosingScope(module, node) !== scope) names.add(tree.nameId(holder));
      }
    }
    return names;
  }

  /** Names of a module's variables that hold what its functions put something into. */
  filledFromInside(module: Module): ReadonlySet<number> {
    this.reads?.file(module.index);
    const known = this.#filledFromInside.get(module);
    if (known) return known;
    const names = new Set<number>();
    const { tree } = module;
    const { bound } = this.moduleScope(module);
    for (const node of changesIn(module, tree.firstRecord(tree.root), tree.root)) {
      const holder = holderChangedBy(tree, node);
      const name = tree.kind(holder) === Kind.Name ? tree.nameId(holder) : 0;
      if (!name || names.has(name) || !bound.has(name)) continue;
      const scope = this.enclosingScope(module, node);
      if (scope.sort !== 'module' && bindingOf(scope, name).sort === 'global') names.add(name);
    }
    this.#filledFromInside.set(module, names);
    return names;
  }

  /** Nodes (Name, Attribute, Keyword, Alias) of a module that bear a name, in order of text. */
  references(module: Module, name: number): Int32Array {
    return module.written.named(name);
  }

  /** The modules that mention a name at all, in order. */
  mentioning(name: number): readonly Module[] {
    this.reads?.name(name);
    const known = this.#mentioning.get(name);
    if (known) return known;
    const modules = this.#unseen(() => {
      this.#mentions ??= new Mentions(this.modules);
      return Array.from(this.#mentions.of(name), (index) => this.modules[index] as Module);
    });
    this.#mentioning.set(name, modules);
    return modules;
  }

  /** The modules that assign to an attribute of a name, in order. */
  storing(name: number): readonly Module[] {
    this.reads?.stored(name);
    return this.#having('stored', name);
  }

  /** The modules that put something into what a name holds, in order. */
  filling(name: number): readonly Module[] {
    this.reads?.filled(name);
    return this.#having('filled', name);
  }

  #having(what: 'stored' | 'filled', name: number): readonly Module[] {
    const known = this.#have[what].get(name);
    if (known) return known;
    const modules = this.#unseen(() =>
      this.mentioning(name).filter((module) => holdsName(module[what], name)),
    );
    this.#have[what].set(name, modules);
    return modules;
  }

  /** The class statements that have a base with this last name. */
  classesNaming(base: number): readonly Place[] {
    this.reads?.base(base);
    const known = this.#classesNaming.get(base);
    if (known) return known;
    return this.#unseen(() => {
      this.#byBase ??= basesIndex(this.modules);
      const places = classesNamingIn(this.#byBase.get(base) ?? [], base);
      this.#classesNaming.set(base, places);
      return places;
    });
  }

  /** How many functions of the program have a name. */
  functionsNamed(name: number): number {
    this.reads?.functionsNamed(name);
    return this.#unseen(() => {
      this.#functions ??= new FunctionCounts(this.modules);
      return this.#functions.of(name);
    });
  }

  #unseen<T>(work: () => T): T {
    return this.reads ? this.reads.unseen(work) : work();
  }
}

/** A node of a file. */
export interface Place {
  readonly module: Module;
  readonly node: number;
}

function basesIndex(modules: readonly Module[]): ReadonlyMap<number, readonly Module[]> {
  const index = new Map<number, Module[]>();
  for (const module of modules) for (const base of module.bases) push(index, base, module);
  return index;
}

function classesNamingIn(modules: readonly Module[], base: number): readonly Place[] {
  const places: Place[] = [];
  for (const module of modules) {
    const { tree } = module;
    for (const node of module.written.ofKind(Kind.ClassDef))
      for (let i = 0; i < tree.count(node); i += 1)
        if (tree.nameId(tree.item(node, i)) === base) places.push({ module, node });
  }
  return places;
}

function push<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

function bodyNode(module: Module, node: number, kind: number): number {
  if (kind === Kind.Lambda) return module.tree.child(node, Field.Lambda.body);
  if (kind === Kind.ClassDef) return module.tree.child(node, Field.ClassDef.body);
  return module.tree.child(node, Field.FunctionDef.body);
}
