import type { Engine } from '../flow/ask/engine.ts';
import { storeAt } from '../flow/ask/implicit.ts';
import { madeOf } from '../flow/derived.ts';
import type { Value } from '../flow/value.ts';
import type { Sink } from '../models/vocabulary.ts';
import type { Module } from '../program/module.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';

/** Sinks that are no calls but places to assign to: `response.text = page`, `response.headers["Location"] = address`. */

/** An assignment that may be such. */
export interface Assigned {
  /** What is assigned to, as an expression would read it. */
  readonly place: Value;
  /** What it is by: the attribute itself, or what has the item. */
  readonly of: Value;
  readonly argument: Value;
  readonly isMeant: (sink: Sink) => boolean;
}

/** Files with such names of attributes, and those that can know of objects with such items. */
export function assignedModules({ catalogue, program }: Engine): readonly Module[] {
  const { attributes, items } = catalogue.assigned;
  const names = [...attributes, ...items.libraries];
  return [...new Set(names.flatMap((name) => program.mentioning(intern(name))))];
}

export function* assignedIn(engine: Engine, module: Module): Iterable<Assigned> {
  yield* attributesIn(engine, module);
  yield* itemsIn(engine, module);
}

function* attributesIn(engine: Engine, module: Module): Iterable<Assigned> {
  const { tree } = module;
  for (const name of engine.catalogue.assigned.attributes) {
    for (const node of module.written.named(intern(name))) {
      if (tree.kind(node) !== Kind.Attribute || !tree.isStore(node)) continue;
      const scope = engine.program.enclosingScope(module, node);
      const store = storeAt(engine, scope, node);
      if (!store) continue;
      const place = madeOf(
        store,
        ['assigned'],
        (): Value => ({ kind: 'attribute', base: store.object, name: store.name, site: { scope, node } }),
      );
      const isMeant = ({ assigned }: Sink) => assigned === true;
      yield { place, of: place, argument: store.value, isMeant };
    }
  }
}

function* itemsIn(engine: Engine, module: Module): Iterable<Assigned> {
  const { keys } = engine.catalogue.assigned.items;
  const { tree } = module;
  if (keys.size === 0) return;
  for (const node of module.written.ofKind(Kind.Subscript)) {
    const slice = tree.child(node, Field.Subscript.slice);
    if (!tree.isStore(node) || tree.kind(slice) !== Kind.Str) continue;
    const key = tree.stringValue(slice).toLowerCase();
    if (!keys.has(key)) continue;
    const scope = engine.program.enclosingScope(module, node);
    const { values, itemStores } = engine.walked(scope);
    const of = values.get(tree.child(node, Field.Subscript.value));
    const store = itemStores.get(node);
    if (!of || !store?.key) continue;
    const item = { kind: 'item' as const, base: of, key: store.key, site: { scope, node } };
    const place = madeOf(store, ['assigned'], (): Value => item);
    const isMeant = ({ assigned }: Sink) => Array.isArray(assigned) && assigned.includes(key);
    yield { place, of, argument: store.value, isMeant };
  }
}
