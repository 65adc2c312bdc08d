import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { Context, Field, Kind, Operator } from '../python/nodes.ts';
import { annotatedType } from './annotation.ts';
import { payloadOf } from './infer.ts';
import { other, type Payload, type Spot } from './payload.ts';

/** What the methods of a class put on its objects: what a pickle of one holds. */

export type Attribute = readonly [name: string, payload: Payload];

/** `self.name = value`, whatever the first parameter is called; `self.name += value`. */
export function attributesSet(engine: Engine, scope: Scope): readonly Attribute[] {
  const { module, node: top } = scope;
  const { tree } = module;
  const found: Attribute[] = [];
  for (let node = tree.firstRecord(top); node < top; node = tree.nextRecord(node)) {
    const isStore = tree.kind(node) === Kind.Attribute && tree.context(node) === Context.Store;
    if (isStore && isOwn(engine, [scope], module, node))
      found.push([tree.name(node), storedBy(engine, { module, node })]);
  }
  return found;
}

/** `self.name = …` in a method of one of the classes. */
export function isOwn({ program }: Engine, own: readonly Scope[], module: Module, node: number): boolean {
  const { tree } = module;
  const base = tree.child(node, Field.Attribute.value);
  const method = program.enclosingScope(module, node);
  return (
    own.some((scope) => scope === method.parent) &&
    tree.kind(base) === Kind.Name &&
    tree.nameId(base) === method.parameters[0]?.name
  );
}

/** What the annotation of an AnnAssign says. */
export function declaredBy({ module, node }: Spot): Payload {
  const annotation = module.tree.child(node, Field.AnnAssign.annotation);
  return annotatedType(module, annotation) ?? other({ module, node }, 'its annotation names no plain type');
}

function storedBy(engine: Engine, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const statement = tree.parent(node);
  const value = (field: number) => payloadOf(engine, { module, node: tree.child(statement, field) });
  switch (tree.kind(statement)) {
    case Kind.Assign:
      return value(Field.Assign.value);
    case Kind.AnnAssign:
      return tree.child(statement, Field.AnnAssign.value) === 0
        ? declaredBy({ module, node: statement })
        : value(Field.AnnAssign.value);
    case Kind.AugAssign:
      if (tree.operator(statement) === Operator.Add) return value(Field.AugAssign.value);
  }
  return other(place, `what the attribute ${tree.name(node)} gets here is not known`);
}
