import { memberPath } from '../../models/member-paths.ts';
import type { Imported } from '../../program/imports.ts';
import type { Program } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Site, Value } from '../value.ts';

/** What one name of an `import` or `from … import` binds; undefined for `*`. */
export function importAlias(
  program: Program,
  scope: Scope,
  alias: number,
): { name: number; value: Value } | undefined {
  const { tree } = scope.module;
  const statement = tree.parent(alias);
  const site = { scope, node: alias };
  const asname = tree.nameAt(alias, Field.Alias.asname);
  const name = tree.name(alias);
  if (tree.kind(statement) === Kind.ImportFrom) {
    if (name === '*') return undefined;
    const bound = asname || tree.nameId(alias);
    const from = fromModule(program, scope, statement);
    const below = belowItself(program, scope, from, name);
    return { name: bound, value: below ? importedValue(below, site) : memberOf(from, name, site) };
  }
  if (asname)
    return { name: asname, value: importedValue(program.imports.resolve(scope.module, name, 0), site) };
  const dot = name.indexOf('.');
  const first = dot < 0 ? name : name.slice(0, dot);
  return { name: intern(first), value: importedValue(program.imports.resolve(scope.module, first, 0), site) };
}

/** `from . import hub` in a package's own `__init__.py`: what it binds is the submodule, not what it binds. */
function belowItself(program: Program, scope: Scope, from: Imported, name: string): Imported | undefined {
  const isItself = from.sort === 'module' && from.module === scope.module;
  return isItself ? program.imports.submodule(from, name) : undefined;
}

/** The module that a `from … import` statement takes names of. */
export function fromModule(program: Program, scope: Scope, statement: number): Imported {
  const { tree } = scope.module;
  const name = spelling(tree.nameAt(statement, Field.ImportFrom.module));
  return program.imports.resolve(scope.module, name, tree.level(statement));
}

export function importedValue(imported: Imported, site: Site): Value {
  switch (imported.sort) {
    case 'module':
      return { kind: 'module', module: imported.module, folder: undefined, site };
    case 'folder':
      return { kind: 'module', module: undefined, folder: imported.folder, site };
    case 'library':
      return { kind: 'library', path: imported.name, site };
  }
}

/** `from imported import name`. */
export function memberOf(imported: Imported, name: string, site: Site): Value {
  const base = importedValue(imported, site);
  if (base.kind === 'library') return { kind: 'library', path: memberPath(base.path, intern(name)), site };
  return { kind: 'attribute', base, name: intern(name), site };
}
