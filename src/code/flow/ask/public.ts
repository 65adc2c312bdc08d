import { roleOf } from '../../../project/role.ts';
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
  const lists = engine.once<ReadonlyMap<string, ReadonlySet<string>>>(
    'exported names',
    engine.program,
    new Map(),
    () => exportedNames(engine),
  );
  const parts = scope.module.name.split('.');
  return parts.some((_, i) => lists.get(parts.slice(0, parts.length - i).join('.'))?.has(scope.name));
}

/** What each module lists in `__all__`, by its name. */
function exportedNames(engine: Engine): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    engine.program.mentioning(ALL).map((module) => {
      const list = finalValue(engine.walked(engine.program.moduleScope(module)), ALL);
      const names = list && listed(list);
      const texts = names?.flatMap((one) => (one.kind === 'constant' ? [String(one.literal)] : [])) ?? [];
      return [module.name, new Set(texts)];
    }),
  );
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
