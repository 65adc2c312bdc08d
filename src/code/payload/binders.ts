import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { bindingOf, type Scope } from '../program/scope.ts';
import { Context, Field, Kind } from '../python/nodes.ts';

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
