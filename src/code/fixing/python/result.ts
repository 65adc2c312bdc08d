import { readsOf, variableAt } from '../../payload/binders.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Case } from '../repair.ts';

/**
 * The attributes that are asked of what a call gives, or of its items: at once, or under the names that they get.
 * `x[()]`, which takes the one object out of an array, counts as `item`.
 */
export function attributesAsked({ engine, module, tree, node }: Case): ReadonlySet<string> {
  const asked = new Set<string>();
  const places = new Set([node]);
  for (const at of places) {
    const parent = tree.parent(at);
    switch (tree.kind(parent)) {
      case Kind.Attribute:
        asked.add(tree.name(parent));
        break;
      case Kind.Subscript:
        if (tree.child(parent, Field.Subscript.value) !== at) break;
        if (isEmptyTuple(tree.child(parent, Field.Subscript.slice))) asked.add('item');
        places.add(parent);
        break;
      case Kind.Assign:
        if (tree.child(parent, Field.Assign.value) !== at) break;
        for (let i = 0; i < tree.count(parent); i += 1) readsOfName(tree.item(parent, i));
        break;
      case Kind.WithItem:
        readsOfName(tree.child(parent, Field.WithItem.target));
        break;
      default:
    }
  }
  return asked;

  function isEmptyTuple(slice: number): boolean {
    return tree.kind(slice) === Kind.Tuple && tree.count(slice) === 0;
  }

  function readsOfName(target: number): void {
    const variable = tree.kind(target) === Kind.Name ? variableAt(engine, module, target) : undefined;
    for (const read of variable ? readsOf(engine, variable) : []) places.add(read);
  }
}
