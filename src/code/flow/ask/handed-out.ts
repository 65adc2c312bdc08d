import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Value } from '../value.ts';
import type { Engine } from './engine.ts';

/** Something that was put into what a function gave: `job.options()["size"] = x`. */
export interface PutIn {
  readonly key: Value | undefined;
  readonly value: Value;
}

/**
 * What others put into a container that functions hand out: `return self._options`, `return TABLE`. Only stores by key are
 * seen, made where the function is called, by that name or another.
 */
export function putIntoHandedOut(engine: Engine, givers: readonly Scope[]): readonly PutIn[] {
  return givers.flatMap((giver) =>
    engine.once<readonly PutIn[]>('put into results', giver, [], () => putInto(engine, giver)),
  );
}

/** The functions of a module in which a name or attribute of that name is returned as it is. */
export function returningName(engine: Engine, module: Module, name: number): readonly Scope[] {
  const { tree } = module;
  const found = new Set<Scope>();
  for (const node of engine.program.references(module, name)) {
    if (tree.kind(tree.parent(node)) !== Kind.Return) continue;
    const scope = engine.program.enclosingScope(module, node);
    const isOwn =
      tree.kind(node) === Kind.Name ||
      (scope.parameters[0] !== undefined &&
        tree.nameId(tree.child(node, Field.Attribute.value)) === scope.parameters[0].name);
    if (isOwn && scope.sort === 'function') found.add(scope);
  }
  return [...found];
}

function putInto(engine: Engine, giver: Scope): readonly PutIn[] {
  const name = intern(giver.name);
  const modules = engine.program.mentioning(name);
  if (modules.length > MAX_FILES) return [];
  return modules.flatMap((module) => {
    const scopes = new Set(
      [...engine.program.references(module, name)].map((node) => engine.program.enclosingScope(module, node)),
    );
    return [...scopes].flatMap((scope) => storedIn(engine, scope, giver, name));
  });
}

/** Of a name that more files mention it is not told who means this function. */
const MAX_FILES = 12;

/** What a function stores by key into what it got from the giver. */
function storedIn(engine: Engine, scope: Scope, giver: Scope, name: number): readonly PutIn[] {
  return [...engine.walked(scope).exit.contents].flatMap(([object, { items }]) => {
    if (items.length === 0 || !isNamed(object, name)) return [];
    const callee = object.kind === 'call' ? object.callee : object;
    const isIt = engine.near
      .refs(callee, undefined)
      .some((ref) => ref.sort === 'function' && ref.scope === giver);
    return isIt || object.kind === 'attribute' ? items : [];
  });
}

/** `x.name()`, `name()`; `x.name` of a property. */
function isNamed(object: Value, name: number): boolean {
  const callee = object.kind === 'call' ? object.callee : object;
  if (callee.kind === 'attribute') return callee.name === name;
  if (callee.kind === 'function') return intern(callee.scope.name) === name;
  return object.kind === 'call' && callee.kind === 'global' && callee.name === name;
}
