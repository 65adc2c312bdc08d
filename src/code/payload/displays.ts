import type { Module } from '../program/module.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Inference } from './inference.ts';
import { addField, elementOf, underKey } from './parts.ts';
import { isContainer, other, type Payload, record, type Spot, union, withoutParts } from './payload.ts';
import { KEYS, TWICE } from './reasons.ts';
import { hasHalf } from './surrogates.ts';

/** Lists, dicts and comprehensions as they are written. */

/** An item of a list display; what a star unpacks, item by item. */
export function listItem(inference: Inference, module: Module, item: number): Payload {
  const { tree } = module;
  return tree.kind(item) === Kind.Starred
    ? elementOf(inference.at(module, tree.child(item, Field.Starred.value)), { module, node: item })
    : inference.at(module, item);
}

/** What a comprehension makes in each round: an item of something else may be the same one again. */
export function madeInRounds(inference: Inference, module: Module, elt: number): Payload {
  const of = inference.at(module, elt);
  const isNew = FRESH.has(module.tree.kind(elt)) || !isContainer(of);
  return isNew ? of : other({ module, node: elt }, TWICE, 'identity');
}

/** A dict display; `items` are keys and values in turn, the key 0 for what two stars unpack. */
export function dictDisplay(inference: Inference, place: Spot, items: readonly number[]): Payload {
  const { module } = place;
  const { tree } = module;
  const fields = new Map<string, Payload>();
  const optional = new Set<string>();
  const loose: Payload[] = [];
  for (let i = 0; i + 1 < items.length; i += 2) {
    const [key, value] = [items[i] as number, items[i + 1] as number];
    const payload = inference.at(module, value);
    if (key === 0) {
      if (payload.kind === 'record') {
        for (const [name, field] of payload.fields) addField(fields, name, field);
        for (const name of payload.optional ?? []) optional.add(name);
      } else if (payload.kind === 'dict') loose.push(payload.of);
      else
        loose.push(
          payload.kind === 'other'
            ? withoutParts(payload)
            : other({ module, node: value }, 'what ** adds is not known'),
        );
    } else if (tree.kind(key) === Kind.Str && !hasHalf(tree, key)) {
      addField(fields, tree.stringValue(key), payload);
      optional.delete(tree.stringValue(key));
    } else {
      const under = underKey(inference.at(module, key), payload);
      if (!under) return other({ module, node: key }, KEYS);
      loose.push(under);
    }
  }
  return loose.length === 0
    ? record(fields, optional)
    : { kind: 'dict', of: union([...loose, ...fields.values()]) };
}

/** Expressions that make a new container, or name a variable, which is looked at by itself. */
const FRESH: ReadonlySet<number> = new Set([Kind.Dict, Kind.List, Kind.DictComp, Kind.ListComp, Kind.Name]);
