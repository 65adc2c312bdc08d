import { calleesOf } from '../flow/ask/callees.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { entryPointsOf } from '../flow/ask/entries.ts';
import { heldArguments } from '../flow/ask/frames.ts';
import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import { receiverOf } from '../flow/ask/receivers.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import type { Scope } from '../program/scope.ts';
import { isWholeRequest } from './looks.ts';

/**
 * Whether the data lay somewhere on its way: in an object or container that one function fills and another reads, so
 * that it is whatever any request has left there. Data that is handed on by arguments and results does not lie, nor does
 * what an object keeps that was made together with the data, nor what a function puts into a global name: that is one thing.
 */
export function wasKept(engine: Engine, { trail, site }: Leaf): boolean {
  for (let at: Trail | undefined = trail; at; at = at.next) {
    const next = at.next?.value.site.scope ?? site.scope;
    if (at.value.site.scope !== next && isKeptAt(engine, at, next)) return true;
    if (!at.next && isOfLookedUp(engine, at)) return true;
  }
  return isMadeOfRequest({ trail });
}

/** `Provider(request).address()`: made of a whole request, which tells nothing of what it holds; `join(folder, *args)` is made of its parts. */
function isMadeOfRequest({ trail }: Pick<Leaf, 'trail'>): boolean {
  let last: Value | undefined;
  let isWhole = false;
  for (let at: Trail | undefined = trail; at; at = at.next) {
    const value = objectOf(at.value);
    isWhole = isWholeRequest(value);
    if (!isWhole) last = value;
  }
  if (!isWhole || last?.kind !== 'call') return false;
  const { callee, args } = last;
  const isAsked = callee.kind === 'attribute' && isWholeRequest(objectOf(callee.base));
  return !isAsked && args.some(({ value, unpacked }) => !unpacked && isWholeRequest(objectOf(value)));
}

/** `forms[name].field`: the object that the data is taken from was looked up. */
function isOfLookedUp(engine: Engine, { value, frame }: Trail): boolean {
  const object = objectOf(value);
  if (object.kind !== 'attribute') return false;
  const base = objectOf(object.base);
  if (base.kind !== 'call' || !isLookup(engine, base, frame)) return false;
  return !engine.refs(base.callee, frame).some((ref) => ref.sort === 'library' && ref.source);
}

/** A value that is read in one scope and was put there in another. */
function isKeptAt(engine: Engine, { value, frame }: Trail, writer: Scope): boolean {
  const object = objectOf(value);
  switch (object.kind) {
    case 'attribute':
      if (object.base.kind === 'module') return false;
      return !isProperty(object.name, writer) && !isMadeWith(engine, object.base, frame, writer);
    case 'item':
      return !isHeldIn(engine, object.base, frame, writer) && !isMadeWith(engine, object.base, frame, writer);
    case 'element':
      return !isHeldIn(engine, object.of, frame, writer);
    case 'call':
      return isLookup(engine, object, frame) && !isHeldIn(engine, baseOf(object), frame, writer);
    default:
      return false;
  }
}

/** A method whose name is read like an attribute. */
function isProperty(name: number, { node, module }: Scope): boolean {
  return module.tree.nameId(node) === name;
}

/** An object that was made where the data was put into it; or one's own, filled when it was made or by the framework. */
function isMadeWith(engine: Engine, base: Value, frame: Trail['frame'], writer: Scope): boolean {
  const refs = engine.refs(objectOf(base), frame);
  const isOwn = objectOf(base).kind === 'parameter' && writer.parent?.sort === 'class' && receiverOf(writer);
  if (isOwn && (MAKING.test(writer.name) || entryPointsOf(engine, writer).length > 0)) return true;
  return refs.some((ref) => ref.sort === 'instance' && ref.made?.call.site.scope === writer);
}

/** Methods that run when an object is made, or before a framework calls it. */
const MAKING = /^(__(init|new|post_init|call)__|setup|set_?up|prepare|initialize|dispatch)$/;

/** A container that was made by the one who reads it or the one who filled it. */
function isHeldIn(engine: Engine, base: Value | undefined, frame: Trail['frame'], writer: Scope): boolean {
  if (!base) return false;
  if (base.kind === 'bound') return isHeldIn(engine, base.value, base.frame as Trail['frame'], writer);
  const object = objectOf(base);
  if (object.kind === 'call' && !isLookup(engine, object, frame)) return true;
  return engine
    .refs(base, frame)
    .some(
      (ref) =>
        ref.sort === 'container' &&
        (ref.value.site.scope === writer || ref.value.site.scope === object.site.scope),
    );
}

/** `table.get(key)`: a method of something that is not the project's own code. */
function isLookup(engine: Engine, call: CallOf, frame: Trail['frame']): boolean {
  if (!baseOf(call)) return false;
  const args = heldArguments(call, frame);
  const callees = engine.refs(call.callee, frame).flatMap((ref) => calleesOf(engine, ref, args));
  return callees.every(
    ({ target }) => target.sort === 'library' && !target.entry?.callbacks.some(({ returns }) => returns),
  );
}

function baseOf({ callee }: CallOf): Value | undefined {
  return callee.kind === 'attribute' ? callee.base : undefined;
}
