import { roleOf } from '../../project/role.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { type EntryPoint, entryPointsOf } from '../flow/ask/entries.ts';
import type { Site } from '../flow/value.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { Field, Kind } from '../python/nodes.ts';
import { installedStartsOf } from './installed.ts';

/** A place where the outside world starts code of the project. */
export interface Start {
  /** Of a model, or `test`, or `command` for a script. */
  readonly kind: string;
  readonly name: string;
  readonly site: Site;
}

/** Why a framework, a test runner or the interpreter starts this function; nothing where nobody does. */
export function startsOf(engine: Engine, scope: Scope): readonly Start[] {
  const points = entryPointsOf(engine, scope).map(startOf);
  const starts = [...points, ...installedStartsOf(engine, scope)];
  return starts.length > 0 ? starts : testStarts(scope);
}

export function startOf({ model, name, scope }: EntryPoint): Start {
  return { kind: model.kind, name, site: { scope, node: scope.node } };
}

/** What pytest and unittest collect by name (python_functions, `TestLoader.testMethodPrefix`). */
export function testStarts(scope: Scope): readonly Start[] {
  const { parent, module, name, node } = scope;
  const isTest =
    scope.sort === 'function' &&
    name.startsWith('test') &&
    (parent?.sort === 'module' || parent?.sort === 'class') &&
    roleOf(module.path) === 'test';
  const shown = parent?.sort === 'class' ? `${parent.name}.${name}` : name;
  return isTest ? [{ kind: 'test', name: shown, site: { scope, node } }] : [];
}

/** The script that a place of a module's own body is part of: `__main__.py`, or below `if __name__ == '__main__':`. */
export function scriptAround({ scope, node }: Site): Start | undefined {
  if (scope.sort !== 'module') return undefined;
  if (isMain(scope.module)) return mainStart(scope);
  const { tree } = scope.module;
  for (let at = node; at !== 0 && at !== tree.root; at = tree.parent(at))
    if (isMainGuard(scope.module, at))
      return { kind: 'command', name: script(scope), site: { scope, node: at } };
  return undefined;
}

/** The scripts that a module is, as far as its own statements say. */
export function scriptsIn(scope: Scope): readonly Start[] {
  if (isMain(scope.module)) return [mainStart(scope)];
  const { tree } = scope.module;
  const found: Start[] = [];
  for (let i = 0; i < tree.count(tree.root); i += 1) {
    const node = tree.item(tree.root, i);
    if (isMainGuard(scope.module, node))
      found.push({ kind: 'command', name: script(scope), site: { scope, node } });
  }
  return found;
}

/** `__main__.py`: all of it is what `python -m package` runs (Python documentation, `__main__`). */
function isMain({ name }: Module): boolean {
  return /(^|\.)__main__$/.test(name);
}

function mainStart(scope: Scope): Start {
  const { module } = scope;
  const around = module.name.slice(0, -'.__main__'.length);
  const name = around === '' ? script(scope) : `python -m ${around}`;
  return { kind: 'command', name, site: { scope, node: module.tree.root } };
}

function script({ module }: Scope): string {
  return `python ${module.path}`;
}

function isMainGuard({ tree }: Module, node: number): boolean {
  if (tree.kind(node) !== Kind.If) return false;
  const test = tree.child(node, Field.If.test);
  if (tree.kind(test) !== Kind.Compare || tree.end(test) - tree.start(test) > LONGEST_GUARD) return false;
  return /^(__name__\s*==\s*(['"])__main__\2|(['"])__main__\3\s*==\s*__name__)$/.test(tree.text(test));
}

const LONGEST_GUARD = 40;
