import { CALLED, ITEM } from '../../models/paths.ts';
import { intern } from '../../python/names.ts';
import { elementOfValue } from '../derived.ts';
import type { Value } from '../value.ts';
import { finalValue } from '../walk/walked.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { isGenerator } from './frames.ts';
import { attributeOf } from './members.ts';
import type { Frame, Held, InstanceReference, LibraryReference } from './reference.ts';
import { methodReturns } from './results.ts';

/** The method that gives the iterator, and the iterator's own. */
const PROTOCOLS = [
  [intern('__iter__'), '__next__'],
  [intern('__aiter__'), '__anext__'],
] as const;

/**
 * What iterating over an object of the project gives: what `__iter__` yields where it is a generator, else what
 * `__next__` of the iterator returns, or the elements of whatever else it is.
 */
export function roundsOfInstance(engine: Engine, ref: InstanceReference): readonly Held[] {
  return PROTOCOLS.flatMap(([iter, next]) =>
    attributeOf(engine, ref, iter).flatMap((member) => {
      if (!('sort' in member) || member.sort !== 'function') return [];
      const frame = engine.frame(member.scope, undefined, [], member.receiver, member.closure);
      const { returns, yields } = engine.walked(member.scope);
      if (isGenerator(member.scope)) return yields.map(({ value }) => ({ value, frame }));
      return returns.flatMap(({ value }) => drawn(engine, { value, frame }, next));
    }),
  );
}

/** `object[key]`; where there is neither `__getitem__` nor `__missing__`, the object is unpacked. */
export function itemsOfInstance(
  engine: Engine,
  ref: InstanceReference,
  key: Value,
  frame: Frame | undefined,
): readonly Held[] {
  const items = methodReturns(engine, ref, '__getitem__', [{ value: key, frame }]);
  if (items.length > 0) return items;
  // A dict that makes up what it does not hold.
  const missing = methodReturns(engine, ref, '__missing__', [{ value: key, frame }]);
  return missing.length > 0 ? [...missing, ...(ref.made?.args ?? [])] : roundsOfInstance(engine, ref);
}

/** `Client()[key]`: an item that a library describes, of an object whose class inherits from the library's. */
export function inheritedItem(
  engine: Engine,
  { scope, made }: InstanceReference,
): LibraryReference | undefined {
  for (const base of resolutionOrder(engine, scope)) {
    if (base.sort === 'class') {
      if (finalValue(engine.walked(base.scope), GETITEM)) return undefined;
      continue;
    }
    const item = engine.stepInto(engine.stepInto(base, CALLED, made), ITEM, undefined);
    return item.entry || item.source ? item : undefined;
  }
  return undefined;
}

const GETITEM = intern('__getitem__');

/** The elements of what `__iter__` returns. */
function drawn(engine: Engine, { value, frame }: Held, next: string): readonly Held[] {
  const refs = engine.refs(value, frame);
  const fromObjects = refs.flatMap((ref) =>
    ref.sort === 'instance' ? methodReturns(engine, ref, next, []) : [],
  );
  if (refs.every((ref) => ref.sort === 'instance')) return fromObjects;
  return [...fromObjects, { value: elementOfValue(value), frame }];
}
