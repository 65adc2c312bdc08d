import { memberPath } from '../../models/member-paths.ts';
import type { Program } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Value } from '../value.ts';
import { importAlias } from './imported.ts';

/**
 * A name of the module as a function sees it. Most are bound once, by an import or a definition: those need no
 * walk through the module. What the module does not bind at all is a builtin.
 */
export function staticGlobal(program: Program, scope: Scope, name: number, node: number): Value {
  const module = program.moduleScope(scope.module);
  const binding = module.bound.get(name);
  if (binding && !program.writtenFromInside(module).has(name)) {
    const value = boundOnce(program, module, binding);
    if (value) return value;
  }
  const site = { scope, node };
  if (binding === undefined && module.stars.length === 0 && !program.writtenFromInside(module).has(name)) {
    return { kind: 'library', path: memberPath('builtins', name), site };
  }
  return { kind: 'global', name, site };
}

/** What the only binding of a name gives, if the text says it. */
function boundOnce(program: Program, module: Scope, binding: number): Value | undefined {
  const { tree } = module.module;
  switch (tree.kind(binding)) {
    case Kind.Alias:
      return importedOnce(program, module, binding);
    case Kind.FunctionDef:
    case Kind.AsyncFunctionDef:
      if (tree.child(binding, Field.FunctionDef.decorators)) return undefined;
      return definitionValue(program.scopeOf(module.module, binding), module);
    case Kind.ClassDef:
      if (tree.child(binding, Field.ClassDef.decorators)) return undefined;
      return definitionValue(program.scopeOf(module.module, binding), module);
    default:
      return undefined;
  }
}

/** By module and alias. */
const IMPORTED = new WeakMap<Scope, Map<number, Value | undefined>>();

/** What an import at the top of a module binds: one value however often functions mention it. */
function importedOnce(program: Program, module: Scope, alias: number): Value | undefined {
  const imported = IMPORTED.get(module) ?? new Map<number, Value | undefined>();
  if (imported.size === 0) IMPORTED.set(module, imported);
  if (!imported.has(alias)) imported.set(alias, importAlias(program, module, alias)?.value);
  return imported.get(alias);
}

const DEFINITIONS = new WeakMap<Scope, Value>();

/** The function or class that a definition makes: one value however often it is met. */
export function definitionValue(scope: Scope, around: Scope): Value {
  const known = DEFINITIONS.get(scope);
  if (known) return known;
  const site = { scope: around, node: scope.node };
  const value: Value =
    scope.sort === 'class' ? { kind: 'class', scope, site } : { kind: 'function', scope, site };
  DEFINITIONS.set(scope, value);
  return value;
}
