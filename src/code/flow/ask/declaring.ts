import type { Scope } from '../../program/scope.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Value } from '../value.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { type InstanceReference, unknownReference } from './reference.ts';

/** Classes that declare what their objects have. */

/** Names that the class body annotates, in order. */
export function annotatedFields(scope: Scope): readonly number[] {
  const { tree } = scope.module;
  const body = tree.child(scope.node, Field.ClassDef.body);
  const fields: number[] = [];
  for (let i = 0; i < tree.count(body); i += 1) {
    const statement = tree.item(body, i);
    if (tree.kind(statement) !== Kind.AnnAssign) continue;
    const target = tree.child(statement, Field.AnnAssign.target);
    if (tree.kind(target) === Kind.Name) fields.push(tree.nameId(target));
  }
  return fields;
}

/**
 * A field whose default is one of many: of an object that a constructor makes of the fields by their names, and that nobody
 * is seen to make. A framework may have made it of what comes in.
 */
export function isFilledByName(
  engine: Engine,
  cls: Scope,
  { made }: InstanceReference,
  name: number,
): boolean {
  return !made && annotatedFields(cls).includes(name) && isMadeOfFields(engine, cls);
}

/** What such a field may be besides its default. */
export const OTHERWISE = unknownReference('what whoever makes the object gives');

function isMadeOfFields(engine: Engine, cls: Scope): boolean {
  return engine.once('made of fields', cls, false, () => {
    if (resolutionOrder(engine, cls).some((base) => base.sort === 'library' && FILLING.test(base.path)))
      return true;
    const { tree } = cls.module;
    const decorators = tree.child(cls.node, Field.ClassDef.decorators);
    const walked = cls.parent && engine.walked(cls.parent);
    for (let i = 0; walked && i < tree.count(decorators); i += 1) {
      const call = walked.decorations.get(tree.item(decorators, i));
      if (call && isFilling(engine, call.callee)) return true;
    }
    return false;
  });
}

function isFilling(engine: Engine, decorator: Value): boolean {
  return engine.near
    .refs(decorator, undefined)
    .some((ref) => ref.sort === 'library' && FILLING.test(ref.path));
}

/** Of libraries whose classes are made of their fields; `()` where a decorator was given options. */
const FILLING =
  /^(pydantic(\.dataclasses|_settings)?|sqlmodel|ninja|msgspec|typing|dataclasses|attrs?)\.(BaseModel|BaseSettings|SQLModel|Schema|Struct|NamedTuple|dataclass|define|frozen|mutable|s|attrs)(\(\))?$/;
