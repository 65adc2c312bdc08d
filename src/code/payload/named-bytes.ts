import type { Engine } from '../flow/ask/engine.ts';
import { Field, Kind } from '../python/nodes.ts';
import { bindersOf, readsOf, variableAt } from './binders.ts';
import { isInLoop } from './loops.ts';
import type { Spot } from './payload.ts';
import { contains } from './rounds.ts';

/** Bytes that get a name between the call that makes them and the one that takes them. */

/**
 * Where what a call gives goes: the call itself, or the places that read the name it gets. What the name was before
 * (`value = dumps(value)`) is of no matter, outside of loops.
 */
export function goesTo(engine: Engine, { module, node }: Spot): readonly number[] {
  const { tree } = module;
  const statement = tree.parent(node);
  if (tree.kind(statement) !== Kind.Assign || tree.count(statement) !== 1) return [node];
  const target = tree.item(statement, 0);
  const variable = tree.kind(target) === Kind.Name ? variableAt(engine, module, target) : undefined;
  if (variable?.scope.sort !== 'function') return [node];
  const { values } = engine.walked(variable.scope);
  const isOwn = (read: number) => engine.program.enclosingScope(module, read) === variable.scope;
  const reads = readsOf(engine, variable).filter((read) => !contains(tree, node, read));
  const later = isInLoop(tree, statement) ? reads : reads.filter((read) => !isOwn(read) || read > statement);
  const made = values.get(node);
  const isMade = made !== undefined && later.every((read) => values.get(read) === made);
  return isMade && later.length > 0 ? later : [node];
}

/** The call, item or attribute that gives a value, written there or bound to the one name. */
export function madeBy(engine: Engine, { module, node }: Spot): Spot | undefined {
  const { tree } = module;
  if (MAKERS.has(tree.kind(node))) return { module, node };
  if (tree.kind(node) !== Kind.Name) return undefined;
  const variable = variableAt(engine, module, node);
  const binders = variable && bindersOf(engine, variable);
  const [binder] = binders ?? [];
  return binders?.length === 1 && binder?.sort === 'value' && MAKERS.has(tree.kind(binder.node))
    ? { module, node: binder.node }
    : undefined;
}

const MAKERS: ReadonlySet<number> = new Set([Kind.Call, Kind.Subscript, Kind.Attribute]);

/** What a name is unpacked from, by the statement around: `name, data = row`, `for name, data in rows`; and its place in it. */
export function unpackedFrom(
  engine: Engine,
  { module, node }: Spot,
): { statement: number; at: number } | undefined {
  const { tree } = module;
  const variable = tree.kind(node) === Kind.Name ? variableAt(engine, module, node) : undefined;
  const binders = variable && bindersOf(engine, variable);
  const [binder] = binders ?? [];
  if (binders?.length !== 1 || binder?.sort !== 'other') return undefined;
  const items = tree.parent(binder.node);
  if (tree.kind(items) !== Kind.Tuple) return undefined;
  const names = Array.from({ length: tree.count(items) }, (_, i) => tree.item(items, i));
  return { statement: tree.parent(items), at: names.indexOf(binder.node) };
}

/** The call of a method, and what it is called on; undefined for any other node. */
export function methodCall(
  { module: { tree } }: Spot,
  call: number,
): { base: number; name: string } | undefined {
  if (tree.kind(call) !== Kind.Call) return undefined;
  const func = tree.child(call, Field.Call.func);
  if (tree.kind(func) !== Kind.Attribute) return undefined;
  return { base: tree.child(func, Field.Attribute.value), name: tree.name(func) };
}
