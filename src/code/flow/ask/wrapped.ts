import type { Scope } from '../../program/scope.ts';
import type { FunctionReference, Reference } from './reference.ts';

/**
 * Decorators upon decorators: what each gives may wrap all that those beneath it give, so that the ways down double with
 * each of them. Whoever looks into what is wrapped goes to everything once.
 */

/** A reference, and what is wrapped in it, from outside to inside. */
export function* withWrapped(ref: Reference): Iterable<Reference> {
  const seen = new Set<Reference>();
  const left = [ref];
  for (let one = left.pop(); one; one = left.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    yield one;
    if (one.sort === 'function') left.push(...one.wraps.toReversed());
  }
}

/** What `tell` says of the innermost that are wrapped in a reference: of what wraps nothing of which it says anything. */
export function innermost<T>(
  ref: Reference,
  tell: (ref: Reference) => Iterable<T>,
  told = new Map<Reference, ReadonlySet<T>>(),
): ReadonlySet<T> {
  const known = told.get(ref);
  if (known) return known;
  const inner = new Set<T>();
  if (ref.sort === 'function')
    for (const one of ref.wraps) for (const said of innermost(one, tell, told)) inner.add(said);
  const result = inner.size > 0 ? inner : new Set(tell(ref));
  told.set(ref, result);
  return result;
}

/** The function of a scope, if it is this one or wrapped in it: called on what the decorated one is called on. */
export function wrappedFunction(
  ref: FunctionReference,
  scope: Scope,
  seen = new Set<FunctionReference>(),
): FunctionReference | undefined {
  if (ref.scope === scope) return ref;
  seen.add(ref);
  for (const inner of ref.wraps) {
    if (inner.sort !== 'function' || seen.has(inner)) continue;
    const found = wrappedFunction(inner, scope, seen);
    if (found) return { ...found, receiver: found.receiver ?? ref.receiver };
  }
  return undefined;
}
