import { roleOf } from '../../../project/role.ts';
import type { Scope } from '../../program/scope.ts';
import { Field } from '../../python/nodes.ts';
import { argumentsFor } from './bind.ts';
import { callersOf } from './callers.ts';
import type { Engine } from './engine.ts';

/**
 * Whether other programs may call a function: it stands in a package, neither nested nor below a name that begins with
 * an underscore, and its file is no test or example. What a package exports cannot be told from files alone, so this is
 * generous.
 */
export function isPublic(scope: Scope): boolean {
  const { name: module, isPackage, path } = scope.module;
  if (roleOf(path) !== 'source' || (!isPackage && !module.includes('.'))) return false;
  if (module.split('.').some(isPrivate)) return false;
  for (let at: Scope | undefined = scope; at && at.sort !== 'module'; at = at.parent) {
    if (isPrivate(at.name) || (at !== scope && at.sort !== 'class')) return false;
  }
  return true;
}

function isPrivate(name: string): boolean {
  return name.startsWith('_') && !/^__\w+__$/.test(name);
}

/**
 * A parameter with a default that every caller in the project leaves as it is, though others may give it: its function
 * is public, or nobody in the project calls it. The default is then one of many.
 */
export function isLeftToOthers(engine: Engine, scope: Scope, index: number): boolean {
  const node = scope.parameters[index]?.node;
  if (!node || scope.module.tree.child(node, Field.Arg.default) === 0) return false;
  const callers = callersOf(engine, scope);
  if (callers.length > 0 && !isPublic(scope)) return false;
  return callers.every((caller) => argumentsFor(engine, caller, index).length === 0);
}
