import type { Signal } from '../../models/vocabulary.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { argumentOf, libraryCall } from './arguments.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import type { LibraryReference } from './reference.ts';
import { decorationsOf, type HandedOver } from './uses.ts';

/**
 * The calls that send a signal to which a function is connected: `report_wanted.send(app, name=x)` calls all that
 * `report_wanted.connect` was given. A signal is known by the name that it is kept under.
 */
export function signalled(engine: Engine, scope: Scope, handed: readonly HandedOver[]): readonly CallOf[] {
  const decorations = decorationsOf(engine, scope).flatMap((call) =>
    engine
      .refs(call.callee, undefined)
      .flatMap((callee) => (callee.sort === 'library' ? [{ call, callee }] : [])),
  );
  return [...handed, ...decorations].flatMap(({ call, callee }) =>
    (callee.entry?.signals ?? []).flatMap((signal) => sendsOf(engine, signal, callee, call)),
  );
}

function sendsOf(engine: Engine, signal: Signal, callee: LibraryReference, call: CallOf): readonly CallOf[] {
  const library = libraryCall(callee, call, heldArguments(call, undefined), undefined);
  const maker = call.callee.kind === 'call' ? call.callee : undefined;
  const made = maker?.callee.kind === 'attribute' ? [maker.callee.base] : [];
  const given = argumentOf(engine, library, signal.signal).map(({ value }) => value);
  const names = new Set(
    (given.length > 0 ? given : made).flatMap(signalsIn).flatMap((one) => namesOf(engine, one)),
  );
  return [...names].flatMap((name) => sendsNamed(engine, signal, name));
}

/** `@receiver([created, changed])`. */
function signalsIn(value: Value): readonly Value[] {
  const object = objectOf(value);
  return object.kind === 'sequence' ? object.elements.map(objectOf) : [object];
}

/** The names that it is kept under; where the walk has seen it made, those that it is assigned to. */
function namesOf(engine: Engine, value: Value): readonly number[] {
  if (value.kind === 'global' || value.kind === 'attribute' || value.kind === 'outer') return [value.name];
  if (value.kind !== 'call') return [];
  const { assigned } = engine.walked(value.site.scope);
  return [...assigned].flatMap(([name, values]) => (values.map(objectOf).includes(value) ? [name] : []));
}

/** `NAME.send(…)`, wherever the name stands for what has such signals. */
function sendsNamed(engine: Engine, { send }: Signal, name: number): readonly CallOf[] {
  const methods = new Set(send.map((path) => intern(path.slice(path.lastIndexOf('.') + 1))));
  return engine.program.mentioning(name).flatMap((module) =>
    [...engine.program.references(module, name)].flatMap((node) => {
      const { tree } = module;
      const method = tree.parent(node);
      if (tree.kind(method) !== Kind.Attribute || !methods.has(tree.nameId(method))) return [];
      if (tree.child(method, Field.Attribute.value) !== node) return [];
      const call = engine.walked(engine.program.enclosingScope(module, node)).values.get(tree.parent(method));
      if (call?.kind !== 'call') return [];
      const isSend = engine.near
        .refs(call.callee, undefined)
        .some((ref) => ref.sort === 'library' && send.includes(ref.path));
      return isSend ? [call] : [];
    }),
  );
}
