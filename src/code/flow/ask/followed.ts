import type { Module } from '../../program/module.ts';
import type { Place } from '../../program/program.ts';
import { bindingOf, isScopeNode, type Scope } from '../../program/scope.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { mayMean } from './candidates.ts';
import type { Engine } from './engine.ts';
import { receiverOf } from './receivers.ts';
import { written, writtenOfModule } from './written-places.ts';

/**
 * Where it may be read what a name or an attribute was given, from the text, the imports and the classes alone: a parameter
 * in its own function, a name of a module where that is imported, `self.hook` in the class and its kin. Each place is asked
 * what it is, of callers too: what only bears the same name would be most of them.
 */
export function readingsOf(engine: Engine, module: Module, target: number): Iterable<Place> {
  const { tree } = module;
  const name = tree.nameId(target);
  const scope = engine.program.enclosingScope(module, target);
  if (tree.kind(target) === Kind.Name) return readingsOfName(engine, binderOf(engine, scope, name), name);
  const base = tree.child(target, Field.Attribute.value);
  const isFirst = tree.kind(base) === Kind.Name && scope.parameters[0]?.name === tree.nameId(base);
  const receiver = isFirst ? receiverOf(scope) : undefined;
  const places = written(engine, name, module, undefined);
  return receiver && 'scope' in receiver ? meaning(engine, receiver.scope, places) : places;
}

/** The same of a name that a scope binds. */
export function readingsOfName(engine: Engine, scope: Scope, name: number): Iterable<Place> {
  if (scope.sort === 'function') return readIn(engine, scope, name);
  const places =
    scope.sort === 'class'
      ? written(engine, name, scope.module, undefined)
      : writtenOfModule(engine, name, scope.module);
  return meaning(engine, scope, places);
}

/** The same of a parameter, by its Arg. */
export function readingsOfParameter(engine: Engine, module: Module, arg: number): Iterable<Place> {
  const { tree } = module;
  let of = arg;
  while (of !== 0 && !isScopeNode(tree.kind(of))) of = tree.parent(of);
  return of === 0 ? [] : readingsOfName(engine, engine.program.scopeOf(module, of), tree.nameId(arg));
}

/** Whose name it is. */
function binderOf(engine: Engine, scope: Scope, name: number): Scope {
  const binding = bindingOf(scope, name);
  if (binding.sort === 'own') return scope;
  return binding.sort === 'outer' ? binding.scope : engine.program.moduleScope(scope.module);
}

/** In a function, and in what stands in it and does not bind the name itself. */
function* readIn(engine: Engine, scope: Scope, name: number): Iterable<Place> {
  const { module, node: last } = scope;
  const first = module.tree.firstRecord(last);
  for (const node of engine.program.references(module, name)) {
    if (node < first || node > last || module.tree.kind(node) === Kind.Attribute) continue;
    if (binderOf(engine, engine.program.enclosingScope(module, node), name) === scope) yield { module, node };
  }
}

/** Those that can mean what a class or module has. */
function* meaning(engine: Engine, home: Scope, places: Iterable<Place>): Iterable<Place> {
  const sought = { owner: home.sort === 'class' ? home : undefined, home };
  let left = MOST_TRIED;
  for (const place of places) {
    if (mayMean(engine, sought, place)) yield place;
    left -= 1;
    if (left === 0) return;
  }
}

/** Places of a name, the likeliest first: of thousands of classes that have one of the same name each would try all of them. */
export const MOST_TRIED = 2048;
