import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { bindingOf, type Scope } from '../program/scope.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import { contains } from './rounds.ts';

/** Where a variable gets its values, from the text of its scope alone. */

export type Binder =
  | { readonly sort: 'value'; readonly node: number }
  /** `name += value`. */
  | { readonly sort: 'added'; readonly node: number; readonly operator: number }
  /** An item of this, by a loop or comprehension. */
  | { readonly sort: 'element'; readonly node: number }
  | { readonly sort: 'parameter'; readonly index: number }
  /** Anything else: an import, a definition, `with`, an unpacked tuple. */
  | { readonly sort: 'other'; readonly node: number };

export interface Variable {
  readonly scope: Scope;
  readonly name: number;
}

/** The scope whose variable a name is; undefined for a name that the module does not bind. */
export function variableAt(engine: Engine, module: Module, node: number): Variable | undefined {
  const { program } = engine;
  const name = module.tree.nameId(node);
  const from = program.enclosingScope(module, node);
  const binding = bindingOf(from, name);
  if (binding.sort === 'own') return { scope: from, name };
  if (binding.sort === 'outer') return { scope: binding.scope, name };
  const scope = program.moduleScope(module);
  return scope.bound.has(name) ? { scope, name } : undefined;
}

/** All of them; undefined where other functions bind it, too. */
export function bindersOf(engine: Engine, { scope, name }: Variable): readonly Binder[] | undefined {
  if (engine.program.writtenFromInside(scope).has(name) && isRebound(engine, scope, name)) return undefined;
  const { module } = scope;
  const { tree } = module;
  const binders: Binder[] = [];
  for (const [index, parameter] of scope.parameters.entries())
    if (parameter.name === name) binders.push({ sort: 'parameter', index });
  let seen = binders.length;
  for (let node = tree.firstRecord(scope.node); node <= scope.node; node = tree.nextRecord(node)) {
    if (!binds(tree, node, name) || node === scope.node) continue;
    if (engine.program.enclosingScope(module, node) !== scope) continue;
    seen += 1;
    binders.push(binderOf(tree, node));
  }
  return seen > 0 ? binders : undefined;
}

/** `global name` or `nonlocal name` with an assignment somewhere inside. */
function isRebound(engine: Engine, scope: Scope, name: number): boolean {
  const { module } = scope;
  return Array.from(module.written.named(name)).some(
    (node) =>
      module.tree.kind(node) === Kind.Name &&
      module.tree.context(node) !== Context.Load &&
      engine.program.enclosingScope(module, node) !== scope,
  );
}

function binds(tree: Module['tree'], node: number, name: number): boolean {
  switch (tree.kind(node)) {
    case Kind.Name:
      return tree.nameId(node) === name && tree.context(node) !== Context.Load;
    case Kind.Alias:
      return (tree.nameAt(node, Field.Alias.asname) || tree.nameId(node)) === name;
    case Kind.FunctionDef:
    case Kind.AsyncFunctionDef:
    case Kind.ClassDef:
    case Kind.ExceptHandler:
    case Kind.MatchAs:
    case Kind.MatchStar:
    case Kind.MatchMapping:
      return tree.nameId(node) === name;
    default:
      return false;
  }
}

function binderOf(tree: Module['tree'], node: number): Binder {
  const parent = tree.parent(node);
  const value = (field: number): Binder => {
    const at = tree.child(parent, field);
    return at === 0 ? { sort: 'other', node } : { sort: 'value', node: at };
  };
  if (tree.kind(node) !== Kind.Name || tree.context(node) === Context.Del) return { sort: 'other', node };
  switch (tree.kind(parent)) {
    case Kind.Assign:
      return value(Field.Assign.value);
    case Kind.AnnAssign:
      return value(Field.AnnAssign.value);
    case Kind.NamedExpr:
      return value(Field.NamedExpr.value);
    case Kind.AugAssign:
      return {
        sort: 'added',
        node: tree.child(parent, Field.AugAssign.value),
        operator: tree.operator(parent),
      };
    case Kind.For:
      return { sort: 'element', node: tree.child(parent, Field.For.iter) };
    case Kind.Comprehension:
      return { sort: 'element', node: tree.child(parent, Field.Comprehension.iter) };
    default:
      return { sort: 'other', node };
  }
}

/**
 * The WithItem that binds a name where it is read: of the `with` around, if nothing in its body binds the name again. A
 * name may be bound by several, one after the other.
 */
export function withItemAround(engine: Engine, module: Module, read: number): number {
  const { tree } = module;
  const name = tree.nameId(read);
  const scope = engine.program.enclosingScope(module, read);
  for (let at = tree.parent(read); at > 0 && at !== scope.node; at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.With) continue;
    const items = Array.from({ length: tree.count(at) }, (_, i) => tree.item(at, i));
    const item = items.find((one) => {
      const target = tree.kind(one) === Kind.WithItem ? tree.child(one, Field.WithItem.target) : 0;
      return target !== 0 && tree.kind(target) === Kind.Name && tree.nameId(target) === name;
    });
    if (item === undefined) continue;
    const bound = Array.from(module.written.named(name)).filter(
      (node) => contains(tree, at, node) && binds(tree, node, name),
    );
    return bound.length === 1 ? item : 0;
  }
  return 0;
}

/** Every read of what a name stands for at one place: in the `with` that binds it there, or anywhere if it is bound once. */
export function readsBeside(engine: Engine, module: Module, read: number): readonly number[] | undefined {
  const variable = variableAt(engine, module, read);
  const binders = variable && bindersOf(engine, variable);
  if (!variable || !binders) return undefined;
  const reads = readsOf(engine, variable);
  if (binders.length === 1) return reads;
  const item = withItemAround(engine, module, read);
  return item === 0 ? undefined : reads.filter((one) => contains(module.tree, module.tree.parent(item), one));
}

/** Every place where the variable is read, in its own scope or in those inside. */
export function readsOf(engine: Engine, { scope, name }: Variable): readonly number[] {
  const { module } = scope;
  const { tree } = module;
  return Array.from(module.written.named(name)).filter((node) => {
    if (tree.kind(node) !== Kind.Name || tree.context(node) !== Context.Load) return false;
    const variable = variableAt(engine, module, node);
    return variable?.scope === scope;
  });
}
