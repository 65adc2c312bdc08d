import { resolutionOrder } from '../flow/ask/classes.ts';
import type { Scope } from '../program/scope.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import { declaredBy, isOwn } from './attributes.ts';
import type { Inference } from './inference.ts';
import { binary } from './operators.ts';
import { hasInnerContainers } from './parts.ts';
import { isContainer, NEVER, other, type Payload, record, type Spot, union } from './payload.ts';
import { TWICE } from './reasons.ts';
import { isHarmlessUse, storesInto, takesAway } from './uses-of-container.ts';
import { stored } from './variables.ts';

/** `self.count` in a method: what the class and its bases put there, if nobody else sets it. That is not proved, for anybody may. */

export function attributeAt(inference: Inference, place: Spot): Payload {
  const { engine } = inference;
  const { module, node } = place;
  const { tree } = module;
  const name = tree.name(node);
  const unknown = other(place, `the attribute ${name} may be set anywhere`);
  const method = engine.program.enclosingScope(module, node);
  const scope = method.parent;
  if (scope?.sort !== 'class' || !isOwn(engine, [scope], module, node)) return unknown;
  const classes = resolutionOrder(engine, scope).flatMap((one) => (one.sort === 'class' ? [one.scope] : []));
  const stores = classes.flatMap((one) => storesOf(inference, one, tree.nameId(node)));
  if (stores.length === 0) return unknown;
  const made = union(stores.map((store) => storedBy(inference, store)));
  if (made.kind === 'other') return made;
  const key = `${scope.module.index} ${scope.node} .${name}`;
  if (isContainer(made) && inference.held.has(key)) return other(place, TWICE, 'identity');
  if (isContainer(made)) inference.held.add(key);
  const of = isContainer(made) ? changedBy(inference, classes, place, made) : made;
  return of.kind === 'other'
    ? of
    : {
        kind: 'declared',
        of,
        reason: `nothing else sets the attribute ${name}, or changes what it holds`,
        place,
      };
}

/** `self.name = …` in the methods of a class, `name: type` in its body. */
function storesOf({ engine }: Inference, scope: Scope, name: number): readonly Spot[] {
  const { module } = scope;
  const { tree, written } = module;
  return Array.from(written.named(name))
    .filter((node) => {
      if (tree.kind(node) === Kind.Attribute)
        return tree.isStore(node) && isOwn(engine, [scope], module, node);
      return (
        tree.kind(node) === Kind.Name &&
        tree.isStore(node) &&
        engine.program.enclosingScope(module, node) === scope
      );
    })
    .map((node) => ({ module, node }));
}

function storedBy(inference: Inference, { module, node }: Spot): Payload {
  const { tree } = module;
  const statement = tree.parent(node);
  switch (tree.kind(statement)) {
    case Kind.Assign:
      return tree.count(statement) === 1
        ? inference.at(module, tree.child(statement, Field.Assign.value))
        : other({ module, node }, TWICE, 'identity');
    case Kind.AnnAssign: {
      const value = tree.child(statement, Field.AnnAssign.value);
      const isField = tree.kind(node) === Kind.Name;
      return value === 0 || isField ? declaredBy({ module, node: statement }) : inference.at(module, value);
    }
    case Kind.AugAssign:
      return binary(
        tree.operator(statement),
        NEVER,
        inference.at(module, tree.child(statement, Field.AugAssign.value)),
        {
          module,
          node,
        },
      );
    default:
      return other({ module, node }, `what the attribute ${tree.name(node)} gets here is not known`);
  }
}

/** What a container holds once the methods of its classes have put into it what they do; as {@link stored} of a variable. */
function changedBy(inference: Inference, classes: readonly Scope[], asked: Spot, payload: Payload): Payload {
  const { engine } = inference;
  const name = asked.module.tree.nameId(asked.node);
  let changed = payload;
  for (const module of new Set(classes.map((one) => one.module)))
    for (const node of module.written.named(name)) {
      const { tree } = module;
      const place = { module, node };
      const isRead = tree.kind(node) === Kind.Attribute && tree.context(node) === Context.Load;
      const isAsked = module === asked.module && node === asked.node;
      if (!isRead || isAsked || !isOwn(engine, classes, module, node)) continue;
      const stores = storesInto(tree, node);
      if (stores) changed = stores.reduce((sum, store) => stored(inference, sum, store, place), changed);
      else if (!isHarmlessUse(engine, place, hasInnerContainers(payload)))
        return other(place, `the attribute ${tree.name(node)} may be changed or kept here`);
      else if (changed.kind === 'record' && takesAway(tree, node))
        changed = record(changed.fields, new Set(changed.fields.keys()));
    }
  return changed;
}
