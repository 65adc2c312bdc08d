import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import type { Engine } from './engine.ts';
import type { Held } from './reference.ts';

/** What `VARIABLE.get()` of a `contextvars.ContextVar` gives: all that is `set` anywhere, by the variable's name. */
export function setInContext(engine: Engine, { callee }: CallOf): readonly Held[] {
  const variable = callee.kind === 'attribute' ? objectOf(callee.base) : undefined;
  const name = variable && nameOf(variable);
  if (!name) return [];
  return engine.program.mentioning(name).flatMap((module) =>
    [...engine.program.references(module, name)].flatMap((node) => {
      const { tree } = module;
      const method = tree.parent(node);
      const isSet = tree.kind(method) === Kind.Attribute && tree.nameId(method) === SET;
      if (!isSet || tree.child(method, Field.Attribute.value) !== node) return [];
      const call = engine.walked(engine.program.enclosingScope(module, node)).values.get(tree.parent(method));
      if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || !call.args[0]) return [];
      const refs = engine.near.refs(call.callee.base, undefined);
      const isVariable = refs.some((ref) => ref.sort === 'library' && ref.path === VARIABLE);
      return isVariable ? [{ value: call.args[0].value, frame: undefined }] : [];
    }),
  );
}

const SET = intern('set');
const VARIABLE = 'contextvars.ContextVar()';

function nameOf(variable: Value): number {
  if (variable.kind === 'global' || variable.kind === 'attribute') return variable.name;
  return 0;
}
