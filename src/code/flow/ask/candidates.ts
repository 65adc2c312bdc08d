import { stepFrom } from '../../models/catalogue.ts';
import type { Module } from '../../program/module.ts';
import type { Place } from '../../program/program.ts';
import { type Binding, bindingOf, type Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Value } from '../value.ts';
import { importAlias } from '../walk/imported.ts';
import { MAX_SUBCLASSES, resolutionOrder, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import { receiverOf } from './receivers.ts';

/**
 * Which of the places where a function's name is written can mean it, from the text, the imports and the classes
 * alone. Most cannot: `re.compile` is no method of the project, `self.load` of a class that has nothing to do with
 * it is another. Walking through the functions around all of them would be most of what an audit costs. Only what is
 * ruled out for certain is left out; what follows a value (`g = f`) adds its places without asking here.
 */
export interface Sought {
  /** The class whose member is meant; undefined for a function of a module or of another function. */
  readonly owner: Scope | undefined;
  /** The scope that binds the name. */
  readonly home: Scope;
}

export function mayMean(engine: Engine, sought: Sought, { module, node }: Place): boolean {
  const { tree } = module;
  switch (tree.kind(node)) {
    case Kind.Attribute:
      return mayHaveMember(engine, sought, module, tree.child(node, Field.Attribute.value), MAX_STEPS);
    case Kind.Name:
      return mayBeName(engine, sought, module, node);
    default:
      return true;
  }
}

/** Names that stand for others, one after the other. */
const MAX_STEPS = 3;

function mayBeName(engine: Engine, { owner, home }: Sought, module: Module, node: number): boolean {
  const name = module.tree.nameId(node);
  const scope = engine.program.enclosingScope(module, node);
  // What a class body binds, only the body itself reads by its bare name; before that it is the name outside.
  if (owner) return scope === owner || scope.sort === 'class';
  if (scope.sort === 'class') return true;
  const binding = bindingOf(scope, name);
  if (home.sort !== 'module') return binding.sort !== 'global' || home.globals.has(name);
  if (binding.sort === 'global' && module === home.module) return true;
  const bound = boundBy(engine, module, scope, binding, name);
  if (bound === undefined) return engine.program.moduleScope(module).stars.length > 0;
  if (bound.node === 0) return true;
  return (
    module.tree.kind(bound.node) === Kind.Alias && mayImport(engine, bound.scope, bound.node) !== 'library'
  );
}

/**
 * Whether a name stands for what one statement of the project puts there, other than an import: a parameter, a
 * variable, a function. What comes of a library in that way is handed to it where something else is written.
 */
export function isOfProject(engine: Engine, module: Module, node: number): boolean {
  const name = module.tree.nameId(node);
  const scope = engine.program.enclosingScope(module, node);
  const bound = boundBy(engine, module, scope, bindingOf(scope, name), name);
  if (bound === undefined || bound.node === 0 || module.tree.kind(bound.node) === Kind.Alias) return false;
  return !engine.program.writtenFromInside(bound.scope).has(name);
}

/** The node that binds a name, 0 where several do, and its scope; undefined where nothing does. */
function boundBy(
  engine: Engine,
  module: Module,
  scope: Scope,
  binding: Binding,
  name: number,
): { readonly node: number; readonly scope: Scope } | undefined {
  const by =
    binding.sort === 'own'
      ? scope
      : binding.sort === 'outer'
        ? binding.scope
        : engine.program.moduleScope(module);
  const node = by.bound.get(name);
  return node === undefined ? undefined : { node, scope: by };
}

/** What an import binds: something outside of the project, a module of it, or something in one. */
function mayImport(engine: Engine, scope: Scope, alias: number): 'library' | 'module' | 'member' {
  const value = importAlias(engine.program, scope, alias)?.value;
  if (value?.kind === 'library') return 'library';
  return value?.kind === 'module' ? 'module' : 'member';
}

/** Whether what an expression stands for may be what has the member. */
function mayHaveMember(engine: Engine, sought: Sought, module: Module, base: number, steps: number): boolean {
  const { tree } = module;
  const kind = tree.kind(base);
  if (PLAIN.has(kind)) return false;
  if (kind === Kind.Name) return mayNameHave(engine, sought, module, base, steps);
  if (kind === Kind.Attribute) return libraryPath(engine, module, base) === undefined;
  if (kind === Kind.Call) return mayResultHave(engine, sought, module, base);
  return true;
}

/** Literals, and what operators and comprehensions make: nothing that has a method of the project. */
const PLAIN: ReadonlySet<number> = new Set([
  ...[Kind.Str, Kind.Bytes, Kind.Num, Kind.JoinedStr, Kind.List, Kind.Dict, Kind.Set, Kind.Tuple],
  ...[Kind.ListComp, Kind.DictComp, Kind.SetComp, Kind.GeneratorExp, Kind.Compare],
]);

function mayNameHave(engine: Engine, sought: Sought, module: Module, node: number, steps: number): boolean {
  const { tree } = module;
  const name = tree.nameId(node);
  const scope = engine.program.enclosingScope(module, node);
  const binding = bindingOf(scope, name);
  const bound = boundBy(engine, module, scope, binding, name);
  if (!bound) return engine.program.moduleScope(module).stars.length > 0;
  if (bound.node === 0) return true;
  switch (tree.kind(bound.node)) {
    case Kind.Alias: {
      const imported = mayImport(engine, bound.scope, bound.node);
      return imported === 'member' || (imported === 'module' && sought.owner === undefined);
    }
    case Kind.ClassDef:
      return (
        sought.owner !== undefined && isKin(engine, engine.program.scopeOf(module, bound.node), sought.owner)
      );
    case Kind.FunctionDef:
    case Kind.AsyncFunctionDef:
      return false;
    case Kind.Arg:
      return mayParameterHave(engine, sought, bound.scope, name);
    case Kind.Name:
      return steps === 0 || mayAssignedHave(engine, sought, module, bound.node, steps - 1);
    default:
      return true;
  }
}

/** `self` and `cls` have what their class and its kin have; any other parameter may have anything. */
function mayParameterHave(engine: Engine, { owner }: Sought, scope: Scope, name: number): boolean {
  const receiver = scope.parameters[0]?.name === name ? receiverOf(scope) : undefined;
  if (!receiver || !('scope' in receiver)) return true;
  return owner !== undefined && isKin(engine, receiver.scope, owner);
}

/** A name that is assigned once, in one statement. */
function mayAssignedHave(
  engine: Engine,
  sought: Sought,
  module: Module,
  target: number,
  steps: number,
): boolean {
  const { tree } = module;
  const parent = tree.parent(target);
  if (tree.kind(parent) !== Kind.Assign) return true;
  return mayHaveMember(engine, sought, module, tree.child(parent, Field.Assign.value), steps);
}

/** `super()`; what a call of a library gives, unless the library hands on what a function of the project gives. */
function mayResultHave(engine: Engine, { owner }: Sought, module: Module, call: number): boolean {
  const { tree } = module;
  const callee = tree.child(call, Field.Call.func);
  if (tree.kind(callee) === Kind.Name && tree.nameId(callee) === SUPER) {
    const scope = engine.program.enclosingScope(module, call);
    const from = scope.parent?.sort === 'class' ? scope.parent : undefined;
    return owner !== undefined && (from === undefined || isKin(engine, from, owner));
  }
  const path = libraryPath(engine, module, callee);
  if (path === undefined) return true;
  return HANDING_ON.test(path) || (engine.library(path).entry?.callbacks.length ?? 0) > 0;
}

const SUPER = intern('super');
/** What these give is what they were given. */
const HANDING_ON = /^(functools|typing|abc)\./;

/**
 * `a.b.c` where `a` is bound by nothing but an import of something outside of the project. Undefined where it is what
 * the program keeps on an object that a library shares: `flask.g.db`.
 */
export function libraryPath(engine: Engine, module: Module, node: number): string | undefined {
  const { tree } = module;
  const names: string[] = [];
  let first = node;
  for (; tree.kind(first) === Kind.Attribute; first = tree.child(first, Field.Attribute.value))
    names.push(tree.name(first));
  if (tree.kind(first) !== Kind.Name) return undefined;
  const name = tree.nameId(first);
  const scope = engine.program.enclosingScope(module, first);
  const bound = boundBy(engine, module, scope, bindingOf(scope, name), name);
  if (!bound || tree.kind(bound.node) !== Kind.Alias) return undefined;
  const value: Value | undefined = importAlias(engine.program, bound.scope, bound.node)?.value;
  if (value?.kind !== 'library' || isKeptOnShared(engine, value.path, names)) return undefined;
  return [value.path, ...names.reverse()].join('.');
}

/** The names are written backwards. */
function isKeptOnShared(engine: Engine, path: string, names: readonly string[]): boolean {
  let { entry } = engine.library(path);
  for (const name of names.toReversed()) {
    if (entry?.shared && !entry.below.has(name)) return true;
    entry = stepFrom(entry, name);
  }
  return false;
}

/** Whether an object of one class may, by inheritance, have the members of another. */
function isKin(engine: Engine, scope: Scope, owner: Scope): boolean {
  if (scope === owner) return true;
  const kin = kinOf(engine, owner);
  return kin === undefined || kin.has(scope);
}

/** A class, its subclasses, and what all of these inherit; undefined where there are too many to say. */
function kinOf({ whole: engine }: Engine, owner: Scope): ReadonlySet<Scope> | undefined {
  const itself: ReadonlySet<Scope> = new Set([owner]);
  const kin = engine.once('kin', owner, itself, () => {
    const subclasses = subclassesOf(engine, owner);
    const all = new Set<Scope>();
    if (subclasses.length > MAX_SUBCLASSES) return all;
    for (const one of [owner, ...subclasses])
      for (const base of resolutionOrder(engine, one)) if (base.sort === 'class') all.add(base.scope);
    return all;
  });
  return kin.size > 0 ? kin : undefined;
}
