import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { isBuiltin } from '../../program/stdlib.ts';
import { spelling } from '../../python/names.ts';
import { Kind } from '../../python/nodes.ts';
import { fromModule, importedValue } from '../walk/imported.ts';
import { finalValue } from '../walk/walked.ts';
import type { Engine } from './engine.ts';
import type { Frame, Held } from './reference.ts';
import { storedInModule } from './stores.ts';

/** What names stand for across functions and modules: everything that is ever bound to them. */

/** Everything assigned to a variable of an enclosing function, in the activation that the inner one closes over. */
export function outerValues(
  engine: Engine,
  scope: Scope,
  name: number,
  from: Scope,
  frame: Frame | undefined,
): readonly Held[] {
  const activation = activationOf(scope, from, frame);
  const helds: Held[] = [];
  for (const value of engine.walked(scope).assigned.get(name) ?? []) helds.push({ value, frame: activation });
  if (engine.program.writtenFromInside(scope).has(name)) {
    for (const inner of writersInside(engine, scope, name)) {
      for (const value of engine.walked(inner).assigned.get(name) ?? [])
        helds.push({ value, frame: undefined });
    }
  }
  return helds;
}

/** The activation of an enclosing scope, by the closures between. */
function activationOf(scope: Scope, from: Scope, frame: Frame | undefined): Frame | undefined {
  let at: Scope | undefined = from;
  let activation = frame?.scope === from ? frame : undefined;
  while (at && at !== scope) {
    if (at.sort === 'function') activation = activation?.closure;
    at = at.parent;
  }
  return activation?.scope === scope ? activation : undefined;
}

/** The functions inside a scope that write a name of it by `global` or `nonlocal`, each once however often it does. */
function writersInside(engine: Engine, scope: Scope, name: number): ReadonlySet<Scope> {
  const { module } = scope;
  const { tree } = module;
  const writers = new Set<Scope>();
  for (const node of engine.program.references(module, name)) {
    if (tree.kind(node) !== Kind.Name || !tree.isStore(node)) continue;
    const inner = engine.program.enclosingScope(module, node);
    const declared = scope.sort === 'module' ? inner.globals : inner.nonlocals;
    if (inner !== scope && declared.has(name)) writers.add(inner);
  }
  return writers;
}

/** What a module binds to a name: its value at the module's end and all that functions assign. */
export function globalValues(engine: Engine, scope: Scope, name: number): readonly Held[] {
  if (!scope.bound.has(name) && !engine.program.writtenFromInside(scope).has(name)) return [];
  const walked = engine.walked(scope);
  const last = finalValue(walked, name);
  const helds: Held[] = last ? [{ value: last, frame: undefined }] : [];
  if (!last) for (const value of walked.assigned.get(name) ?? []) helds.push({ value, frame: undefined });
  if (engine.program.writtenFromInside(scope).has(name)) {
    for (const inner of writersInside(engine, scope, name)) {
      for (const value of engine.walked(inner).assigned.get(name) ?? [])
        helds.push({ value, frame: undefined });
    }
  }
  return scope.sort === 'module' ? [...helds, ...storedInModule(engine, scope.module, name)] : helds;
}

/** What a module binds to a name, by itself or through `from … import *`. */
export function namespaceMember(engine: Engine, module: Module, name: number): readonly Held[] {
  return starMember(engine, module, name, new Set());
}

function starMember(engine: Engine, module: Module, name: number, seen: Set<Module>): readonly Held[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const scope = engine.program.moduleScope(module);
  const own = globalValues(engine, scope, name);
  if (own.length > 0) return own;
  for (const star of scope.stars.toReversed()) {
    const from = fromModule(engine.program, scope, star);
    if (from.sort === 'module') {
      const found = starMember(engine, from.module, name, seen);
      if (found.length > 0) return found;
    } else if (from.sort === 'library') {
      const library = engine.library(`${from.name}.${spelling(name)}`);
      const site = { scope, node: star };
      // `tkinter.*` of a model stands for what the library has, not for names that Python has itself.
      const isExported = library.entry && !(library.path.endsWith('.*') && isBuiltin(spelling(name)));
      if (isExported)
        return [{ value: importedValue({ sort: 'library', name: library.path }, site), frame: undefined }];
    }
  }
  return [];
}
