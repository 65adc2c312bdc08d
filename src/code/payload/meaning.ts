import type { Engine } from '../flow/ask/engine.ts';
import type { Reference } from '../flow/ask/reference.ts';
import { Field, Kind } from '../python/nodes.ts';
import { bindersOf, variableAt, withItemAround } from './binders.ts';
import type { Spot } from './payload.ts';

/** What expressions mean, as far as there is one answer. */

export function refsAt(engine: Engine, { module, node }: Spot): readonly Reference[] {
  const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(node);
  return value ? engine.refs(value, undefined) : [];
}

export function onlyPath(engine: Engine, place: Spot): string | undefined {
  const refs = refsAt(engine, place);
  return refs.length === 1 && refs[0]?.sort === 'library' ? refs[0].path : undefined;
}

/** The path of what a Call calls. */
export function calledPath(engine: Engine, { module, node }: Spot): string | undefined {
  return onlyPath(engine, { module, node: module.tree.child(node, Field.Call.func) });
}

export function constantAt(engine: Engine, place: Spot): string | undefined {
  if (place.node === 0) return undefined;
  const refs = refsAt(engine, place);
  const [only] = refs;
  return refs.length === 1 && only?.sort === 'constant' && typeof only.literal === 'string'
    ? only.literal
    : undefined;
}

/** The call of `open` that a file object comes from: written there, or bound by one `with` or assignment. */
export function openedAs(engine: Engine, place: Spot): Spot | undefined {
  const { module, node } = place;
  const { tree } = module;
  if (tree.kind(node) === Kind.Call) return place;
  if (tree.kind(node) !== Kind.Name) return undefined;
  const variable = variableAt(engine, module, node);
  const binders = variable && bindersOf(engine, variable);
  const [binder] = binders ?? [];
  if (!binder || !('node' in binder)) return undefined;
  if (binders?.length === 1 && binder.sort === 'value')
    return openedAs(engine, { module, node: binder.node });
  const item = binders?.length === 1 ? tree.parent(binder.node) : withItemAround(engine, module, node);
  if (item === 0 || tree.kind(item) !== Kind.WithItem) return undefined;
  return openedAs(engine, { module, node: tree.child(item, Field.WithItem.context) });
}
