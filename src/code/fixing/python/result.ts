import { readsOf, variableAt } from '../../payload/binders.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Case } from '../repair.ts';

/** The attributes that are asked of what a call gives, at once or under the name that it gets. */
export function attributesAsked({ engine, module, tree, node }: Case): ReadonlySet<string> {
  const asked = new Set<string>();
  const look = (at: number) => {
    const parent = tree.parent(at);
    if (tree.kind(parent) === Kind.Attribute && tree.child(parent, Field.Attribute.value) === at)
      asked.add(tree.name(parent));
  };
  look(node);
  const statement = tree.parent(node);
  if (tree.kind(statement) !== Kind.Assign) return asked;
  for (let i = 0; i < tree.count(statement); i += 1) {
    const target = tree.item(statement, i);
    const variable = tree.kind(target) === Kind.Name ? variableAt(engine, module, target) : undefined;
    for (const read of variable ? readsOf(engine, variable) : []) look(read);
  }
  return asked;
}
