import { CONSOLE_SCRIPTS, GUI_SCRIPTS, type InstalledEntry } from '../../project/installed.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Reference } from '../flow/ask/reference.ts';
import { innermost } from '../flow/ask/wrapped.ts';
import { finalValue } from '../flow/walk/walked.ts';
import { functionsOf } from '../program/functions.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { intern } from '../python/names.ts';
import type { Start } from './starts.ts';

/** What a function is called by that installed commands or plug-ins of the project begin with. */
export function installedStartsOf(engine: Engine, scope: Scope): readonly Start[] {
  return engine.row(INSTALLED, engine.program, scope, () => findInstalled(engine)) ?? [];
}

/** All functions that installed commands and plug-ins of the project begin with. */
export function installedStarts(engine: Engine): ReadonlyMap<Scope, readonly Start[]> {
  return engine.once(INSTALLED, engine.program, NONE, () => findInstalled(engine));
}

const INSTALLED = 'installed entries';

function findInstalled(engine: Engine): ReadonlyMap<Scope, readonly Start[]> {
  const starts = new Map<Scope, Start[]>();
  for (const entry of engine.environment.installed ?? []) {
    for (const scope of scopesOf(engine, entry)) {
      const known = starts.get(scope) ?? [];
      const start = startOf(entry, scope);
      if (!known.some(({ kind, name }) => kind === start.kind && name === start.name))
        starts.set(scope, [...known, start]);
    }
  }
  return starts;
}

const NONE: ReadonlyMap<Scope, readonly Start[]> = new Map();

function startOf({ group, name }: InstalledEntry, scope: Scope): Start {
  const site = { scope, node: scope.node };
  if (group === CONSOLE_SCRIPTS || group === GUI_SCRIPTS) return { kind: 'command', name, site };
  return { kind: 'plugin', name: `${group}: ${name}`, site };
}

/** Where the function is written; of a class what makes its objects; of a module that is a plug-in nothing. */
function scopesOf(engine: Engine, { module: name, attribute }: InstalledEntry): readonly Scope[] {
  if (attribute === undefined) return [];
  return engine.program.modules
    .filter(({ path }) => isFileOf(path, name))
    .flatMap((module) => {
      const own = written(engine, module, attribute);
      return own ? [own] : imported(engine, module, attribute);
    });
}

/** By its path: a folder may be a package without an `__init__.py`, and lie below any other. */
function isFileOf(path: string, module: string): boolean {
  const stem = `/${module.replaceAll('.', '/')}`;
  return [`${stem}.py`, `${stem}/__init__.py`].some((end) => `/${path}`.endsWith(end));
}

function written({ program }: Engine, module: Module, attribute: string): Scope | undefined {
  for (const scope of functionsOf(program, module)) {
    if (scope.qualifiedName === attribute || scope.qualifiedName === `${attribute}.__init__`) return scope;
  }
  return undefined;
}

/** `celery:main`, where the package imports it from one of its modules. */
function imported(engine: Engine, module: Module, attribute: string): readonly Scope[] {
  const value = finalValue(engine.walked(engine.program.moduleScope(module)), intern(attribute));
  const functionOf = (ref: Reference) => (ref.sort === 'function' ? [ref.scope] : []);
  return value ? engine.refs(value, undefined).flatMap((ref) => [...innermost(ref, functionOf)]) : [];
}
