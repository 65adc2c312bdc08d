import type { Activation, Site, Value } from './value.ts';

/**
 * Values that a question makes of other values. Questions are remembered by the identity of values, so each of these is
 * one value however often it is made: otherwise a question that comes back to itself would not be known again, and what
 * was answered would be asked once more.
 */

/** What was made of a thing and of what else, part by part. Most have one part more at most, which needs no table. */
interface Branch {
  made: unknown;
  part: unknown;
  only: Branch | undefined;
  more: Map<unknown, Branch> | undefined;
}

const MADE = new WeakMap<object, Branch>();

/** Makes something once for each list of parts: objects are told apart by identity, all else by what it is. */
export function madeOf<V>(first: object, parts: readonly unknown[], make: () => V): V {
  let branch = rootOf(first);
  for (const part of parts) branch = branchOf(branch, part);
  if (branch.made === NOT_YET) branch.made = make();
  return branch.made as V;
}

function rootOf(first: object): Branch {
  const known = MADE.get(first);
  if (known) return known;
  const root = newBranch();
  MADE.set(first, root);
  return root;
}

function branchOf(branch: Branch, part: unknown): Branch {
  if (branch.part === part && branch.only) return branch.only;
  const known = branch.more?.get(part);
  if (known) return known;
  const made = newBranch();
  if (branch.only) {
    branch.more ??= new Map();
    branch.more.set(part, made);
  } else {
    branch.part = part;
    branch.only = made;
  }
  return made;
}

const NOT_YET = Symbol('not made yet');

function newBranch(): Branch {
  return { made: NOT_YET, part: undefined, only: undefined, more: undefined };
}

/** `base[key]`. Of keys that are constants those with the same literal are the same. */
export function itemOfValue(base: Value, key: Value, site: Site): Value {
  return madeOf(base, ['item', sameKey(key), site.scope, site.node], () => ({
    kind: 'item',
    base,
    key,
    site,
  }));
}

/** What iterating over `of` gives. */
export function elementOfValue(of: Value): Value {
  return madeOf(of, ['element'], () => ({ kind: 'element', of, site: of.site }));
}

/** A value of another activation. */
export function boundValue(value: Value, frame: Activation): Value {
  return madeOf(frame, [value], () => ({ kind: 'bound', value, frame, site: value.site }));
}

/** A key by what tells it apart from others. */
export function sameKey(key: Value): unknown {
  if (key.kind !== 'constant') return key;
  const { literal } = key;
  return `${typeof literal} ${literal instanceof Object ? JSON.stringify(literal) : String(literal)}`;
}
