import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Kind } from '../../python/nodes.ts';
import { choicesOf, objectOf, type Value } from '../value.ts';
import type { Engine } from './engine.ts';
import { attributeOf } from './members.ts';
import { globalValues } from './names.ts';
import type { Held } from './reference.ts';

/** What `yield` gives inside of a generator: what its users hand to `send`. */
export function sentInto(engine: Engine, scope: Scope): readonly Held[] {
  return engine.once<readonly Held[]>('sent', scope, [], () =>
    engine.program.mentioning(SEND).flatMap((module) =>
      [...engine.program.references(module, SEND)].flatMap((node) => {
        const { tree } = module;
        if (tree.kind(node) !== Kind.Attribute || tree.kind(tree.parent(node)) !== Kind.Call) return [];
        const call = engine.walked(engine.program.enclosingScope(module, node)).values.get(tree.parent(node));
        if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || !call.args[0]) return [];
        const isMeant = makersOf(engine, call.callee.base).some((maker) => isCallOf(engine, maker, scope));
        return isMeant ? [{ value: call.args[0].value, frame: undefined }] : [];
      }),
    ),
  );
}

const SEND = intern('send');

/** What may have made a generator: the value itself, or what a variable or attribute was given. */
function makersOf(engine: Engine, value: Value): readonly Value[] {
  return [...choicesOf(value)].flatMap((one) => makersOfOne(engine, one));
}

function makersOfOne(engine: Engine, object: Value): readonly Value[] {
  switch (object.kind) {
    case 'call':
      return [object];
    case 'attribute':
      return engine.near
        .refs(objectOf(object.base), undefined)
        .flatMap((base) => attributeOf(engine.near, base, object.name))
        .flatMap((member) => ('sort' in member ? [] : [member.value]));
    case 'global':
      return globalValues(engine, engine.program.moduleScope(object.site.scope.module), object.name).map(
        (held) => held.value,
      );
    default:
      return [];
  }
}

function isCallOf({ near }: Engine, value: Value, scope: Scope): boolean {
  const made = objectOf(value);
  return (
    made.kind === 'call' &&
    near.refs(made.callee, undefined).some((ref) => ref.sort === 'function' && ref.scope === scope)
  );
}
