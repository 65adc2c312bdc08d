import { roleOf } from '../../../project/role.ts';
import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field } from '../../python/nodes.ts';
import type { Value } from '../value.ts';
import { finalValue } from '../walk/walked.ts';
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
 * Whether a package names a function in its `__all__`, or the function's own module does: whatever the project itself
 * gives it, its users give other things.
 */
export function isExported(engine: Engine, scope: Scope): boolean {
  if (scope.parent?.sort !== 'module' || !isPublic(scope)) return false;
  return engine.once('exported', scope, false, () =>
    [scope.module, ...packagesAround(engine, scope.module)].some((module) =>
      lists(engine, module, scope.name),
    ),
  );
}

/** The packages that a module lies in, from the outermost. */
function packagesAround(engine: Engine, module: Module): readonly Module[] {
  const parts = module.name.split('.').slice(0, -1);
  return parts.flatMap((_, i) => {
    const found = engine.program.imports.resolve(module, parts.slice(0, i + 1).join('.'), 0);
    return found.sort === 'module' ? [found.module] : [];
  });
}

/** Whether a module has a name in its `__all__`. */
function lists(engine: Engine, module: Module, name: string): boolean {
  if (!module.written.has(ALL)) return false;
  const list = finalValue(engine.walked(engine.program.moduleScope(module)), ALL);
  return list ? listed(list).some((one) => one.kind === 'constant' && one.literal === name) : false;
}

function listed(list: Value): readonly Value[] {
  const container = list.kind === 'snapshot' ? (list.contents.container ?? list.object) : list;
  return container.kind === 'sequence' ? [...container.elements, ...container.rest] : [];
}

const ALL = intern('__all__');

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
